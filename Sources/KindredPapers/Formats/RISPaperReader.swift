// SPDX-License-Identifier: Apache-2.0

/// Reads RIS, which reference managers exchange: a line for each field, from `TY` to `ER`.
///
///     TY  - JOUR
///     TI  - The title
///     AB  - The abstract
///     PY  - 2031/06/02/
///     ER  -
///
/// | what | tags, the first that is there and not empty |
/// |---|---|
/// | identifier | `DO`, `UR`, `L1`, `ID`, `AN`: the first that is one of arXiv or a DOI |
/// | title | `TI`, `T1`, `CT` |
/// | authors | `AU` and `A1`, one each |
/// | abstract | `AB`, `N2` |
/// | date | `DA`, `PY`, `Y1` |
/// | categories | `KW`, any number |
/// | journal | `JO`, `JF`, `T2`, `JA` |
/// | DOI | `DO` |
/// | address | `UR`, `LK` |
///
/// A line without a tag goes on with the field before it. An entry that is not closed ends where
/// the next one begins.
struct RISPaperReader: PaperFormat {
  let source: String

  /// Whether a line begins an entry.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool { tag(of: line) == "TY" }

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count(beforeLastLineStarting: "TY  -")
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var entry: RISEntry?
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      // Files that were put together have marks and indents inside.
      let bytes = line.starts(with: PaperReader.byteOrderMark) ? line.dropFirst(3) : line
      let tag = Self.tag(of: bytes)
      let value = String(decoding: bytes.dropFirst(tag == nil ? 0 : 5), as: UTF8.self)
      switch tag {
      case "TY":
        entry.map { list.add($0.draft, line: $0.line, source: source) }
        entry = RISEntry(line: number)
      case "ER":
        entry.map { list.add($0.draft, line: $0.line, source: source) }
        entry = nil
      case let tag?:
        if entry == nil {
          list.note("a field outside of entries was skipped", line: number, source: source)
        }
        entry?.fields.append((tag, value))
      case nil:
        if let last = entry?.fields.indices.last {
          entry?.fields[last].text += "\n" + value
        } else if entry == nil, !value.onOneLine().isEmpty {
          list.note("text outside of entries was skipped", line: number, source: source)
        }
      }
    }
    entry.map { list.add($0.draft, line: $0.line, source: source) }
    return list
  }

  /// The tag of a line: two letters or digits, two spaces and a dash.
  private static func tag(of line: ArraySlice<UInt8>) -> String? {
    let start = Array(line.prefix(6))
    guard start.count >= 5, start[2...4].elementsEqual("  -".utf8),
      start.count == 5 || start[5] == 0x20 || start[5] == 0x0D,
      start[0].isCapital,
      start[1].isCapital || start[1].isDigit
    else { return nil }
    return String(decoding: start[..<2], as: UTF8.self)
  }
}

/// The fields of one entry, in order.
private struct RISEntry {
  let line: Int
  var fields: [(tag: String, text: String)] = []

  private func all(_ tags: String...) -> [String] {
    tags.flatMap { tag in fields.filter { $0.tag == tag }.map(\.text) }
      .filter { !$0.onOneLine().isEmpty }
  }

  var draft: PaperDraft {
    // An address names a paper only if it is one of a paper.
    let known = all("DO", "UR", "L1").filter { PaperReference($0) != nil }
    return PaperDraft(
      names: known + all("ID", "AN"), title: all("TI", "T1", "CT").first ?? "",
      authors: fields.filter { ["AU", "A1"].contains($0.tag) }.map(\.text),
      abstract: all("AB", "N2").first ?? "",
      date: all("DA", "PY", "Y1").firstDate,
      categories: all("KW").flatMap { $0.parts(between: ";\n").map(String.init) },
      journal: all("JO", "JF", "T2", "JA").first,
      doi: all("DO").first { PaperReference.doi($0) != nil },
      url: all("UR", "LK").first)
  }
}
