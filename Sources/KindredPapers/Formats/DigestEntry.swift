// SPDX-License-Identifier: Apache-2.0

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

  /// Whether a line shows that the heading before it is that of a paper: its address, or a date as
  /// the first thing after the heading.
  static func opens(_ line: Substring, isFirst: Bool) -> Bool {
    let content = withoutBullet(String(line))
    if link(content) != nil { return true }
    let text = String(content).onOneLine()
    return isFirst && content.startIndex != content.endIndex
      && (PaperDate(text) != nil || text == DigestWriter.noDate)
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
      let isBullet = content.startIndex > line.startIndex && text.utf8.count <= 24
      let written = isBullet ? PaperDate.written(text).flatMap { $0.day == nil ? nil : $0 } : nil
      if let found = PaperDate(text) ?? written {
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
      journal: details[.journal], doi: details[.doi], url: url, isVerbatim: true)
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
