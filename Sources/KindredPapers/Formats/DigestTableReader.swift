// SPDX-License-Identifier: Apache-2.0

/// Reads daily lists as tables of Markdown, a row for each paper:
///
///     |Publish Date|Title|Authors|PDF|Code|
///     |---|---|---|---|---|
///     |**2031-06-03**|**The title**|A. Smith et.al.|[3106.00001](address)|null|
///
/// or as lists: `- **2031-06-03**, **The title**, A. Smith et.al., Paper: [address](address)`.
/// Columns are known by their names (``FieldVocabulary``), or else cells by what they hold.
struct DigestTableReader: PaperFormat {
  let source: String

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 - bytes.startIndex } ?? 0
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var columns: [FieldVocabulary.Entry?]?
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      guard let row = DigestRow(line) else {
        if !line.isEmpty { columns = nil }
        return
      }
      if let names = row.columns {
        columns = names
      } else if let fields = row.fields(row.isTable ? columns : nil) {
        list.add(fields.draft, line: number, source: source)
      }
    }
    return list
  }
}

/// A row of a table of papers, or an item of a list of them.
struct DigestRow {
  private let cells: [Substring]
  let isTable: Bool

  /// A row, or nil for a line that is none.
  init?(_ line: ArraySlice<UInt8>) {
    let line = String(decoding: line.prefix(1 << 20), as: UTF8.self)[...]
    if line.utf8.first == UInt8(ascii: "|") {
      isTable = true
      cells = Self.cells(line)
    } else if ["- ", "* "].contains(where: { line.rest(after: $0) != nil }), line.contains("](http")
    {
      isTable = false
      cells = [line.dropFirst(2)]
    } else {
      return nil
    }
  }

  /// The texts between bars that have no backslash before them.
  private static func cells(_ line: Substring) -> [Substring] {
    var cells: [Substring] = []
    var start = line.utf8.index(after: line.startIndex)
    var place = start
    var previous: UInt8 = 0
    while place < line.endIndex {
      let byte = line.utf8[place]
      let next = line.utf8.index(after: place)
      if byte == UInt8(ascii: "|"), previous != UInt8(ascii: "\\") {
        cells.append(line[start..<place])
        start = next
      }
      previous = byte
      place = next
    }
    let rest = line[start...]
    return rest.utf8.allSatisfy { $0 <= 0x20 } ? cells : cells + [rest]
  }

  /// What the columns tell, where the row is the head of a table with titles.
  var columns: [FieldVocabulary.Entry?]? {
    let names = cells.map { FieldVocabulary.entry(FieldVocabulary.plain(Self.plain($0))) }
    return isTable && names.contains { $0?.concept == .title } ? names : nil
  }

  /// Whether the row has a link to a paper.
  var hasPaper: Bool { cells.contains { MarkdownLink(in: $0)?.leadsToPaper == true } }

  /// What the row tells of a paper; nil for a row without a title, and for one without a date whose
  /// columns are not known.
  ///
  /// - Parameters:
  ///   - columns: what its columns tell, or nil where that is not known.
  ///   - name: an identifier under which it stands.
  func fields(_ columns: [FieldVocabulary.Entry?]?, name: String? = nil) -> EntryFields? {
    var fields = EntryFields()
    if isTable, let columns {
      for (entry, cell) in zip(columns, cells) { add(cell, entry, to: &fields) }
    } else {
      isTable ? addByContent(to: &fields) : addItem(to: &fields)
    }
    for cell in cells {
      if let link = MarkdownLink(in: cell), link.leadsToPaper { fields.add(.url, [link.address]) }
    }
    if let name { fields.add(.key, [name]) }
    let isLine = cells.allSatisfy { cell in cell.utf8.allSatisfy { "-: ".utf8.contains($0) } }
    let isFound = columns != nil || name != nil || (fields.first(.date) != nil && hasPaper)
    return isLine || fields.first(.title) == nil || !isFound ? nil : fields
  }

  private func add(
    _ cell: Substring, _ entry: FieldVocabulary.Entry?, to fields: inout EntryFields
  ) {
    guard let entry else { return }
    let text = Self.plain(cell)
    switch entry.concept {
    case .authors: fields.add(entry, [Self.withoutOthers(text)])
    case .url:
      if let link = MarkdownLink(in: cell) {
        fields.add(entry, [link.address])
        fields.add(.key, [link.words])
      } else {
        fields.add(entry, [text])
      }
    default: fields.add(entry, [text])
    }
  }

  /// Cells of a table without a head: a date, the first other text as title, and authors after it.
  private func addByContent(to fields: inout EntryFields) {
    for cell in cells {
      let text = Self.plain(cell)
      if NoValue.isSaid(by: text) { continue }
      if fields.first(.date) == nil, text.utf8.count <= 24, PaperDate.written(text) != nil {
        fields.add(.date, [text])
      } else if fields.first(.title) == nil, PaperReference(text) == nil {
        fields.add(.title, [text])
      } else if fields.first(.authors) == nil, MarkdownLink(in: cell) == nil {
        fields.add(.authors, [Self.withoutOthers(text)])
      }
    }
  }

  /// The parts of an item: a date, the title in bold or as the words of the link, and authors after
  /// it.
  private func addItem(to fields: inout EntryFields) {
    for cell in cells {
      let marked = cell.components(between: "**")
      for (place, part) in marked.enumerated() {
        let text = Self.plain(part)
        if place % 2 == 0 {
          let words = text.parts(between: ",").first.map { String($0).onOneLine() } ?? ""
          if fields.first(.date) == nil, PaperDate.written(words)?.day != nil {
            fields.add(.date, [words])
          }
          if place > 0, fields.first(.title) != nil,
            let end = part.utf8Range(of: ", Paper")?.lowerBound
          {
            fields.add(.authors, [Self.withoutOthers(Self.plain(part[..<end]).trimmingCommas)])
          }
        } else if PaperDate.written(text)?.day != nil, fields.first(.date) == nil {
          fields.add(.date, [text])
        } else if fields.first(.title) == nil {
          fields.add(.title, [text])
        }
      }
      if fields.first(.title) == nil, let link = MarkdownLink(in: cell),
        PaperReference(link.words) == nil
      {
        fields.add(.title, [link.words])
      }
    }
  }

  /// A cell's text without marks of Markdown: bold, links, and what unfolds.
  private static func plain(_ cell: Substring) -> String {
    var text = cell
    if let mark = text.utf8Range(of: "</summary>") { text = text[mark.upperBound...] }
    if let mark = text.utf8Range(of: "</details>") { text = text[..<mark.lowerBound] }
    let trimmed = Substring(text.utf8.drop { $0 <= 0x20 || $0 == UInt8(ascii: "*") })
    if let link = MarkdownLink(leading: trimmed) { text = link.words[...] }
    let marked = text.components(between: "**").joined()
    return marked.replacing("\\|", with: "|").onOneLine()
  }

  /// Names without what stands for more.
  private static func withoutOthers(_ names: String) -> String {
    var names = names[...]
    for end in [" et.al.", " et al.", " et al", ", et al."] {
      names = names.rest(before: end) ?? names
    }
    return String(names)
  }
}

extension Substring {
  /// The parts between the bytes of a mark, empty ones among them.
  fileprivate func components(between mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self
    while let range = rest.utf8Range(of: mark) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}

extension String {
  fileprivate var trimmingCommas: String {
    var text = self[...]
    while let rest = text.rest(after: ",") ?? text.rest(after: " ") { text = rest }
    return String(text)
  }
}
