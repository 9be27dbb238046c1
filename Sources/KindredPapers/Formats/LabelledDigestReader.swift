// SPDX-License-Identifier: Apache-2.0

/// Reads digests whose headings are links, or under whose headings labels stand:
///
///     ## 2. [The title](https://arxiv.org/abs/3106.00001)
///     **Authors:** A. Smith, B. Jones
///
///     **Abstract:** The abstract.
///
/// What a line tells is known by its label (``LabelledLine``); text before any label is the
/// abstract, and a line in italics above it has the names. A heading may have a number before it.
/// One that is no link needs a label with a date, the address of a paper or an identifier under it,
/// and another one; else it is a section.
struct LabelledDigestReader: PaperFormat {
  let source: String

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count(beforeLastLineStarting: "##")
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var entry: LabelledDigestEntry?
    forEachLine(in: bytes, firstLine: firstLine) { number, bytes in
      let line = String(decoding: bytes, as: UTF8.self)[...]
      if line.utf8.first == UInt8(ascii: "#") {
        close(&entry, into: &list)
        entry = line.rest(after: "##").map { _ in LabelledDigestEntry(line: number, heading: line) }
      } else {
        entry?.add(line)
      }
    }
    close(&entry, into: &list)
    return list
  }

  private func close(_ entry: inout LabelledDigestEntry?, into list: inout PaperList) {
    entry?.close()
    if let entry, entry.isPaper { list.add(entry.draft, line: entry.line, source: source) }
    entry = nil
  }
}

/// A heading, and what stands under it.
struct LabelledDigestEntry {
  let line: Int
  private var fields = EntryFields()

  /// What labels under the heading tell.
  private var labels: Set<FieldConcept> = []

  /// Whether the heading is a link.
  private var isLink = false

  /// Whether a link to the paper stands beside the names under the heading.
  private var isLinked = false

  /// The rank of text before any label.
  private static let unlabelled = 99

  /// The field that lines go on with; nil for one that is not known.
  private var open: (entry: FieldVocabulary.Entry?, text: String)

  /// - Parameter heading: its line.
  init(line: Int, heading: Substring) {
    self.line = line
    open = (FieldVocabulary.Entry(concept: .abstract, rank: Self.unlabelled), "")
    let text = Substring(heading.utf8.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 })
    if let link = Self.link(text) {
      isLink = true
      fields.add(.title, [link.words])
      fields.add(.url, [link.address])
    } else {
      let number = text.utf8.prefix { $0.isDigit || ".)([]".utf8.contains($0) }
      let isNumbered =
        number.contains(where: \.isDigit) && text.utf8.dropFirst(number.count).first == 0x20
      let title = isNumbered ? Substring(text.utf8.dropFirst(number.count)) : text
      if let link = MarkdownLink(in: title), link.leadsToPaper,
        let mark = title.utf8.firstIndex(of: UInt8(ascii: "["))
      {
        // The link stands after the title.
        isLink = true
        let words = title[..<mark].parts(between: "*").joined().onOneLine()
        fields.add(.title, [words.rest(before: " (").map(String.init) ?? words])
        fields.add(.url, [link.address])
      } else {
        fields.add(.title, [title.parts(between: "*").joined()])
      }
    }
  }

  /// The link that a heading is, maybe after a number: `2. `, `[2] `, `(2)`.
  private static func link(_ text: Substring) -> MarkdownLink? {
    let number = text.utf8.prefix { $0.isDigit || " .)([]:*".utf8.contains($0) }
    let rest = text.utf8.dropFirst(
      number.last == UInt8(ascii: "[") ? number.count - 1 : number.count)
    return MarkdownLink(leading: Substring(rest))
  }

  /// Whether the heading is a link to a paper.
  var leadsToPaper: Bool {
    isLink && fields.first(.url).map(MarkdownLink.leadsToPaper) ?? false
  }

  /// Whether this is a paper, not a section: a link to a paper, any link with a label under it, or
  /// labels of which one has a date, the address of a paper or an identifier.
  var isPaper: Bool {
    if isLink { return leadsToPaper || !labels.isEmpty }
    if isLinked { return true }
    let isFound =
      fields.all(.date).contains { PaperDate.written($0) != nil }
      || (fields.all(.arXiv) + fields.all(.url)).contains { PaperReference($0) != nil }
      || (fields.all(.doi) + fields.all(.url)).contains { WrittenIdentifier.doi($0) != nil }
    return isFound && labels.count > 1
  }

  mutating func add(_ line: Substring) {
    if let labelled = LabelledLine(line) {
      close()
      open = (labelled.entry, labelled.value + "\n")
      if let concept = labelled.entry?.concept { labels.insert(concept) }
    } else if open.entry?.concept == .abstract, !isLayout(line) {
      if open.entry?.rank == Self.unlabelled, addAside(line) { return }
      open.text += line + "\n"
    }
  }

  /// Whether a line is a rule, or nothing but tags and what unfolds.
  private func isLayout(_ line: Substring) -> Bool {
    if line.utf8.allSatisfy({ "-*_ ".utf8.contains($0) }) { return true }
    let body = line.utf8.drop { $0 <= 0x20 }
    return ["<details", "</details", "<summary>", "<div", "</div", "<br", "<p ", "</p"].contains {
      body.starts(with: $0.utf8)
    } && Substring(body).rest(before: ">") != nil
  }

  /// Adds a line before any text that stands in italics and has names, or has a link to the paper;
  /// false for other lines.
  private mutating func addAside(_ line: Substring) -> Bool {
    guard open.text.utf8.allSatisfy({ $0 <= 0x20 }) else { return false }
    let text = String(line).onOneLine()
    let isItem = ["- ", "* ", "+ "].contains { text.rest(after: $0) != nil }
    guard !isItem, let mark = text.first, mark == "*" || mark == "_" else { return false }
    let rest = text.dropFirst()
    guard let end = rest.firstIndex(of: mark), end > rest.startIndex else { return false }
    let names = String(rest[..<end])
    let after = rest[end...].dropFirst()
    let link = MarkdownLink(in: after)
    guard after.isEmpty || link?.leadsToPaper == true, !names.utf8.contains(where: \.isDigit) else {
      return false
    }
    fields.add(.authors, [DigestRow.withoutOthers(names)])
    if let link, link.leadsToPaper {
      fields.add(.url, [link.address])
      isLinked = true
      if let date = after.parts(between: "·|").lazy.compactMap({ PaperDate.written(String($0)) })
        .first(where: { $0.day != nil })
      {
        fields.add(.date, [date.description])
      }
    }
    return true
  }

  /// Ends the field that is open.
  mutating func close() {
    guard let entry = open.entry else { return }
    let link = MarkdownLink(in: open.text[...])
    switch entry.concept {
    case .url: fields.add(entry, [link?.address ?? open.text])
    case .arXiv, .doi: fields.add(entry, [link?.words ?? open.text])
    default: fields.add(entry, [open.text.onOneLine()])
    }
    open = (nil, "")
  }

  var draft: PaperDraft { fields.draft }
}
