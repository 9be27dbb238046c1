// SPDX-License-Identifier: Apache-2.0

/// Reads the Markdown digest layout: for each paper a heading and bullets.
///
///     # 2024-03-15--2024-03-20 any words
///     ## The title
///       * 2024-03-19
///       * authors: A. Smith; B. Jones
///       * The abstract.
///      * link:[http://arxiv.org/abs/2403.12345v1](http://arxiv.org/abs/2403.12345v1)
///
/// What real digests do is accepted: bullets of any kind and depth, wrapped titles, abstracts over
/// many lines that themselves begin with bullets, CRLF, several H1 headings, text before the first
/// paper. A paper runs from its `## ` to the next; its first bullet is the date if it is one, the
/// line that starts with `link:[` is its address, and everything between is the abstract. A missing
/// date, abstract or link is an issue, and the paper is kept; a missing title drops the entry with
/// an issue. Of several links the last one counts; an empty one is none. Between date and abstract
/// may stand what else is known, each once (``DigestDetail``). Backslashes before `<`, in `](` and
/// `]:`, and before what would make an abstract a detail, are the writer's, and so are identifiers
/// in the words of links (``DigestWriter``).
struct DigestReader: PaperFormat {
  let source: String

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count(beforeLastLineStarting: "## ")
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var entry: DigestEntry?
    forEachLine(in: bytes, firstLine: firstLine) { number, bytes in
      let line = String(decoding: bytes, as: UTF8.self)
      if let title = Self.heading(line) {
        close(entry, into: &list)
        entry = DigestEntry(line: number, title: title)
      } else if entry?.endsAt(line) == true {
        close(entry, into: &list)
        entry = nil
      } else if entry == nil, list.papers.isEmpty, list.headings.isEmpty,
        let heading = Self.mainHeading(line)
      {
        list.headings = [heading]
      } else {
        entry?.add(line)
      }
    }
    close(entry, into: &list)
    return list
  }

  private func close(_ entry: DigestEntry?, into list: inout PaperList) {
    guard let entry else { return }
    let missing = entry.missingParts
    let count = list.papers.count
    list.add(entry.draft, line: entry.line, source: source)
    if !missing.isEmpty, list.papers.count > count {
      let id = entry.url == nil ? ", named \(list.papers[count].id)" : ""
      list.note(
        "no \(missing.joined(separator: ", no "))\(id)", line: entry.line, source: source)
    }
  }

  /// What an H1 line says, without the spaces around it, or nil for any other line.
  private static func mainHeading(_ line: String) -> String? {
    line.rest(after: "# ").map { DigestText.unescaped(String($0).onOneLine()) }
  }

  /// The title in an H2 line, or nil for any other line.
  private static func heading(_ line: String) -> String? {
    guard let title = line.rest(after: "##"), title.utf8.first != UInt8(ascii: "#") else {
      return nil
    }
    return String(title)
  }
}
