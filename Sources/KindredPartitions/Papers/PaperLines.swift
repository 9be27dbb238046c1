// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers

/// The first filter: lines of JSON, each after its place and a tab, to the papers in them.
///
/// A row for each paper: `paper`, the family (what a mention of the same paper shares with it), the
/// place, identifier, version, date, title, abstract and address. A row for each line, or part of
/// it, that could not be read: `issue`, nothing, the place, and in the title's place what was
/// wrong.
package struct PaperLines {
  /// Lines that came, and those with something that could not be read.
  package private(set) var lineCount = 0
  package private(set) var issueCount = 0

  /// The first things that could not be read, with their lines.
  package private(set) var reasons: [String] = []

  /// A filter before its first line.
  package init() {}

  /// Takes a line without its end.
  package mutating func take(_ line: ArraySlice<UInt8>, to rows: inout PartRows) {
    lineCount += 1
    let tab = line.firstIndex(of: UInt8(ascii: "\t"))
    let place = String(decoding: line[..<(tab ?? line.startIndex)], as: UTF8.self).onOneLine()
    let text = line[(tab.map { $0 + 1 } ?? line.startIndex)...]
    let list = PaperReader.jsonLine(text, source: "input")
    for issue in list.issues {
      issueCount += 1
      if issueCount <= PartAccount.reasonLimit {
        reasons.append("line \(lineCount): \(issue.message)")
      }
      rows.add("issue", "", place, "", "", "", issue.message.onOneLine(), "", "")
    }
    for paper in list.papers {
      rows.add(
        "paper", (paper.id.family ?? paper.id).description, place, paper.id.description,
        paper.version.map(String.init) ?? "", paper.date?.description ?? "", paper.title,
        paper.abstract, paper.url ?? "")
    }
  }
}
