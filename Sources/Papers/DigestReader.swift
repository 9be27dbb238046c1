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
/// an issue. Of several links the last one counts; an empty one is none. Between date and abstract may stand
/// what else is known, each once (``DigestDetail``). Backslashes before `<`, in `](` and `]:`, and before what
/// would make an abstract a detail, are the writer's, and so are identifiers in the words of links
/// (``DigestWriter``).
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

  /// The title in an H2 line, or nil for any other line.
  private static func heading(_ line: String) -> String? {
    guard let title = line.rest(after: "##"), title.utf8.first != UInt8(ascii: "#") else {
      return nil
    }
    return String(title)
  }
}

/// The lines of one entry, sorted into its parts as they come.
struct DigestEntry {
  let line: Int
  let title: String
  private var date: PaperDate?
  private(set) var url: String?
  private var id: PaperID?
  private var abstractLines: [Substring] = []
  private var linkLine: Substring?
  private var sawDateLine = false
  private var details: [DigestDetail: String] = [:]

  init(line: Int, title: String) {
    self.line = line
    self.title = title
  }

  mutating func add(_ line: String) {
    let content = Self.withoutBullet(line)
    if let link = Self.link(content) {
      // The last such line is the address; an earlier one was the author's.
      if let linkLine { abstractLines.append(linkLine) }
      linkLine = content
      url = link.address.isEmpty ? nil : link.address
      id = DigestText.id(named: link.words)
      return
    }
    if !sawDateLine, abstractLines.isEmpty {
      let text = String(content).onOneLine()
      if text.isEmpty { return }
      if let found = PaperDate(text) {
        date = found
        sawDateLine = true
        return
      }
      if text == DigestWriter.noDate {
        sawDateLine = true
        return
      }
    }
    if sawDateLine, abstractLines.isEmpty, linkLine == nil, content.startIndex > line.startIndex,
      let (detail, value) = DigestDetail.found(in: content), details[detail] == nil,
      detail.accepts(value)
    {
      details[detail] = DigestText.unescaped(String(value))
      return
    }
    // Only the bullet that opens the abstract is layout; later ones are the author's.
    let text = abstractLines.isEmpty ? content : line[...]
    if !(abstractLines.isEmpty && String(text).onOneLine().isEmpty) { abstractLines.append(text) }
  }

  /// Whether an H1 line closes the entry: it does once the link was seen or when it names a date,
  /// and else is a line of the abstract that happens to begin with `#`.
  func endsAt(_ line: String) -> Bool {
    guard let heading = line.rest(after: "# ") else { return false }
    return linkLine != nil || PaperDate(String(heading.prefix(10))) != nil
  }

  private var abstract: String {
    let first = abstractLines.first.map(DigestDetail.unescaped)
    return ([first].compactMap { $0 } + abstractLines.dropFirst()).joined(separator: "\n")
  }

  var draft: PaperDraft {
    PaperDraft(
      names: [id?.description].compactMap { $0 }, title: DigestText.unescaped(title),
      authors: details[.authors].map(AuthorList.split) ?? [],
      abstract: DigestText.unescaped(abstract), date: date?.description,
      version: details[.version].flatMap { Int($0) },
      categories: details[.categories].map { CategoryList.split($0, spacesSeparate: false) } ?? [],
      journal: details[.journal], doi: details[.doi], url: url)
  }

  var missingParts: [String] {
    [
      date == nil ? "date" : nil,
      abstractLines.isEmpty ? "abstract" : nil,
      url == nil ? "link" : nil,
    ].compactMap { $0 }
  }

  /// The line without its indent and without one `*`, `-` or `+` that a space follows.
  private static func withoutBullet(_ line: String) -> Substring {
    // By scalars: the text may begin with a combining mark.
    let body = line.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    guard let mark = body.first, mark == "*" || mark == "-" || mark == "+" else {
      return Substring(body)
    }
    let rest = body.dropFirst()
    guard let space = rest.first else { return Substring(rest) }
    return Substring(space.properties.isWhitespace ? rest.dropFirst() : body)
  }

  /// Words and address of `link:[words](address)`, either of them maybe empty, or nil for any other
  /// line.
  static func link(_ content: Substring) -> (words: String, address: String)? {
    guard let link = content.rest(after: "link:").map({ String($0).onOneLine() }),
      let inside = link.rest(after: "[")?.rest(before: ")"),
      let middle = inside.utf8Range(of: "](")
    else { return nil }
    return (String(inside[..<middle.lowerBound]), String(inside[middle.upperBound...]))
  }
}

extension Substring {
  /// Where `needle` first stands, compared by bytes.
  fileprivate func utf8Range(of needle: String) -> Range<String.Index>? {
    let bytes = Array(needle.utf8)
    var start = utf8.startIndex
    while start != utf8.endIndex {
      if utf8[start...].starts(with: bytes) {
        return start..<utf8.index(start, offsetBy: bytes.count)
      }
      utf8.formIndex(after: &start)
    }
    return nil
  }
}
