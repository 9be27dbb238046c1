// SPDX-License-Identifier: Apache-2.0

/// Reads layouts that have a line for each field, with a tag before it: RIS, Web of Science, PubMed
/// and EndNote (``TaggedLayout``).
///
///     TY  - JOUR
///     TI  - The title
///     AB  - The abstract
///     PY  - 2031/06/02/
///     ER  -
///
/// A line without a tag goes on with the field before it. An entry that is not closed ends where
/// the next one begins. The tag that opens entries may stand among their fields.
struct TaggedPaperReader: PaperFormat {
  let source: String
  let layout: TaggedLayout

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    var end = bytes.endIndex
    var firstPlace = 0
    while let feed = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")) {
      let line = bytes[(feed + 1)...].prefix(8)
      let tag = layout.field(line)?.tag
      if tag == layout.last, tag != nil,
        let next = bytes[(feed + 1)...].firstIndex(of: UInt8(ascii: "\n"))
      {
        return next + 1 - bytes.startIndex
      }
      if tag == layout.first, firstPlace == 0 { firstPlace = feed + 1 - bytes.startIndex }
      if layout.last == nil, firstPlace > 0 { break }
      end = feed
    }
    return firstPlace
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var entry: TaggedEntry?
    func close() {
      if let entry { list.add(entry, layout, source: source) }
      entry = nil
    }
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      // Files that were put together have marks and indents inside.
      let line = line.starts(with: PaperReader.byteOrderMark) ? line.dropFirst(3) : line
      guard let (tag, value) = layout.field(line) else {
        if entry != nil {
          entry?.goOn(line)
        } else if line.contains(where: { $0 > 0x20 }) {
          list.note("text outside of entries was skipped", line: number, source: source)
        }
        return
      }
      if tag == layout.last || layout.outside.contains(tag) { return close() }
      if tag == layout.first, layout.last == nil || entry?.has(tag) == true { close() }
      if entry == nil { entry = TaggedEntry(line: number) }
      entry?.add(tag, value, line: number)
    }
    close()
    return list
  }
}

/// The fields of one entry, in order.
private struct TaggedEntry {
  let line: Int
  private(set) var fields: [(tag: String, text: String, line: Int)] = []

  init(line: Int) { self.line = line }

  func has(_ tag: String) -> Bool { fields.contains { $0.tag == tag } }

  mutating func add(_ tag: String, _ value: ArraySlice<UInt8>, line: Int) {
    fields.append((tag, String(decoding: value, as: UTF8.self), line))
  }

  /// Adds a line to the last field.
  mutating func goOn(_ line: ArraySlice<UInt8>) {
    if fields.isEmpty { return }
    fields[fields.count - 1].text += "\n" + String(decoding: line, as: UTF8.self)
  }

  /// Takes away fields before the one that opens the entry if that has a title of its own; returns
  /// the first line of them.
  mutating func takeStrayFields(_ layout: TaggedLayout) -> Int? {
    func isTitle(_ tag: String) -> Bool {
      FieldVocabulary.entry(tag, layout)?.concept == .title
    }
    guard let opening = fields.firstIndex(where: { $0.tag == layout.first }), opening > 0,
      fields[..<opening].contains(where: { isTitle($0.tag) }),
      fields[opening...].contains(where: { isTitle($0.tag) })
    else { return nil }
    defer { fields.removeFirst(opening) }
    return line
  }

  func draft(_ layout: TaggedLayout) -> PaperDraft {
    var found = EntryFields()
    for (tag, text, _) in fields {
      guard let entry = FieldVocabulary.entry(tag, layout) else { continue }
      switch entry.concept {
      case .authors:
        // Entities end with semicolons as well.
        let names = text.parts(between: text.utf8.contains(UInt8(ascii: "&")) ? "\n" : ";\n")
        found.add(entry, names.map { String($0) }, isList: true)
      case .categories:
        let keywords = text.parts(between: layout.keywordSeparators)
        found.add(entry, keywords.map { String($0).onOneLine() }, isList: true)
      default: found.add(entry, [text])
      }
    }
    return found.draft
  }
}

extension PaperList {
  fileprivate mutating func add(_ entry: TaggedEntry, _ layout: TaggedLayout, source: String) {
    var entry = entry
    if let stray = entry.takeStrayFields(layout) {
      note("a field outside of entries was skipped", line: stray, source: source)
    }
    add(entry.draft(layout), line: entry.fields.first?.line ?? entry.line, source: source)
    for (tag, text, line) in entry.fields where FieldVocabulary.entry(tag, layout) == nil {
      if tag != layout.first, let field = UnknownField(tag, text.onOneLine()), field.kind == "text"
      {
        tell(field, line: line)
      }
    }
  }
}
