// SPDX-License-Identifier: Apache-2.0

/// An item of a list of links to papers, as reading lists and surveys keep them:
///
///     - [The title](https://arxiv.org/abs/3106.00001) - Ann Bee, Carl Dee
///     - (ICX 2031) **The title.** *A. Bee, C. Dee.* [[paper](https://arxiv.org/abs/3106.00001)]
///     - Bee, A., & Dee, C. (2031). The title. *J. Moss*. https://doi.org/10.5555/moss.1
///     1. **The title**
///        - Authors: A. Bee
///        - Link: https://arxiv.org/abs/3106.00001
///
/// The title is what the link is called, unless that is a word such as `paper`; or else what stands
/// in bold or in quotation marks; or else the text before the link, or after it.
struct LinkedItem {
  let line: Int
  private let indent: Int
  private var fields = EntryFields()

  /// Whether an address of a paper is known.
  private(set) var isLinked = false

  /// - Parameter text: its line; nil for one that is no item.
  init?(_ text: Substring, line: Int) {
    let body = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    guard let content = Self.content(Substring(body)) else { return nil }
    self.line = line
    indent = text.utf8.count - body.count
    add(content)
  }

  /// What stands after the mark of an item: a sign or a number; a line that begins in bold or with
  /// a link or an address needs none. Nil for other lines.
  private static func content(_ line: Substring) -> Substring? {
    var rest: Substring
    let number = line.utf8.prefix(while: \.isDigit)
    if let item = ["- ", "* ", "+ ", "• "].lazy.compactMap({ line.rest(after: $0) }).first {
      rest = item
    } else if (1...4).contains(number.count),
      let item = [". ", ") "].lazy.compactMap({ line[number.endIndex...].rest(after: $0) }).first
    {
      rest = item
    } else if ["**", "[", "<http", "http"].contains(where: { line.rest(after: $0) != nil }) {
      rest = line
    } else {
      return nil
    }
    for box in ["[ ] ", "[x] ", "[X] "] { rest = rest.rest(after: box) ?? rest }
    return Substring(rest.utf8.drop { $0 <= 0x20 })
  }

  /// Adds a line that stands under the item; false for one that does not, and for an item of its
  /// own.
  mutating func goOn(_ text: Substring) -> Bool {
    let body = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    guard text.utf8.count - body.count > indent else { return false }
    if let labelled = LabelledLine(Substring(body)) {
      guard let entry = labelled.entry else { return true }
      let isName = [.url, .arXiv, .doi].contains(entry.concept)
      let link = isName ? MarkdownLink.toPaper(in: labelled.value[...]) : nil
      if let link { self.link(to: link.address) }
      fields.add(entry, [link?.address ?? labelled.value])
    } else if let item = LinkedItem(text, line: line), let address = item.fields.first(.url) {
      if item.fields.first(.title) != nil { return false }
      link(to: address)
    }
    return true
  }

  private mutating func link(to address: String) {
    if isLinked { return }
    isLinked = true
    fields.add(.url, [address])
  }

  /// What the item tells, or nil for one without a link to a paper.
  var draft: PaperDraft? { isLinked ? fields.draft : nil }

  private mutating func add(_ text: Substring) {
    let found = MarkdownLink.toPaper(in: text)
    if let found { link(to: found.address) }
    let bytes = text.utf8
    var before = found.map { Substring(bytes.prefix($0.range.lowerBound)) } ?? text
    // Years and venues stand in brackets at the beginning.
    while let (group, rest) = Self.leadingGroup(before) {
      if fields.first(.date) == nil, PaperDate.written(group) != nil {
        fields.add(.date, [group])
      }
      before = rest
    }
    if let words = found?.words, !Self.isLabel(words) {
      fields.add(.title, [DigestRow.plain(words[...])])
    } else if let (authors, year, title) = Self.reference(before) {
      fields.add(.title, [DigestRow.plain(title)])
      fields.add(.authors, [authors.onOneLine()])
      fields.add(.year, [year])
    } else if let title = Self.title(in: before)
      ?? found.flatMap({ Self.title(in: Substring(bytes.dropFirst($0.range.upperBound))) })
    {
      fields.add(.title, [title])
      let rest = before.utf8Range(of: "** *") ?? before.utf8Range(of: "**, *")
      if let rest, let end = before[rest.upperBound...].utf8.firstIndex(of: UInt8(ascii: "*")) {
        let names = before[rest.upperBound..<end]
        if !names.utf8.contains(where: \.isDigit), names.utf8.contains(UInt8(ascii: ",")) {
          fields.add(.authors, [DigestRow.withoutOthers(String(names.rest(before: ".") ?? names))])
        }
      }
    }
  }

  /// What stands in brackets at the beginning of a text and is no link, and the rest.
  private static func leadingGroup(_ text: Substring) -> (group: String, rest: Substring)? {
    let body = Substring(text.utf8.drop { $0 <= 0x20 || "*`_".utf8.contains($0) })
    for (open, close) in [("[", "]"), ("(", ")")] {
      guard let inside = body.rest(after: open), let end = inside.utf8Range(of: close) else {
        continue
      }
      let group = inside[..<end.lowerBound]
      let rest = inside[end.upperBound...]
      if group.utf8.count <= 40, rest.rest(after: "(") == nil, !group.contains(open) {
        return (String(group), Substring(rest.utf8.drop { "*`_ :-".utf8.contains($0) }))
      }
    }
    return nil
  }

  /// Names, year and title of a reference, `Bee, A. (2031). The title. J. Moss`, or nil.
  private static func reference(
    _ text: Substring
  ) -> (authors: String, year: String, title: Substring)? {
    guard let mark = text.utf8Range(of: "). "),
      let open = text[..<mark.lowerBound].utf8.lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    let year = text[open..<mark.lowerBound].dropFirst()
    guard PaperDate.written(String(year)) != nil, year.utf8.count <= 20 else { return nil }
    let rest = text[mark.upperBound...]
    let end = rest.utf8Range(of: ". ")?.lowerBound ?? rest.endIndex
    return (String(text[..<open]), String(year), rest[..<end])
  }

  /// The title in a text beside a link: in bold, in quotation marks, or all of it.
  private static func title(in text: Substring) -> String? {
    for mark in ["**", "__", "\""] {
      guard let start = text.utf8Range(of: mark),
        let end = text[start.upperBound...].utf8Range(of: mark)
      else { continue }
      let inside = DigestRow.plain(text[start.upperBound..<end.lowerBound])
      // `**NAME**: the rest of the title` is one.
      let next = text[end.upperBound...].utf8.first { $0 > 0x20 }
      if next == UInt8(ascii: ":") { break }
      if isTitle(inside) { return inside.rest(before: ".").map(String.init) ?? inside }
    }
    let plain = DigestRow.plain(text)
    let isOutside: (UInt8) -> Bool = { $0 <= 0x20 || "-,;:.([|*/>".utf8.contains($0) }
    let start = plain.utf8.drop(while: isOutside)
    let title = String(
      Substring(start.dropLast(start.reversed().prefix { isOutside($0) }.count)))
    return isTitle(title) ? title : nil
  }

  private static func isTitle(_ text: String) -> Bool {
    !isLabel(text) && text.utf8.count { $0.isLetter || $0 >= 0x80 } >= 3
  }

  /// Words by which a link is called that is no title.
  private static let labels: Set<String> = [
    "paper", "papers", "pdf", "arxiv", "abs", "abstract", "link", "html", "doi", "url", "preprint",
    "here", "read", "source", "paperlink", "arxivpaper", "arxivlink", "paperpdf", "openreview",
    "acl",
    "acm", "ieee", "cvf", "code", "project", "projectpage", "page", "website", "fulltext",
  ]

  /// Whether words say only what a link leads to.
  static func isLabel(_ words: String) -> Bool {
    let plain = DigestRow.plain(words[...])
    let name = plain.utf8.filter { $0.isLetter || $0 >= 0x80 }.map(\.lowercased)
    let isShort = name.count < 3 || labels.contains(String(decoding: name, as: UTF8.self))
    return isShort || MarkdownLink.leadsToPaper(plain) || PaperReference(plain) != nil
      || PaperReference(plain.parts(between: " []").joined()) != nil
  }
}
