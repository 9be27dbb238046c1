// SPDX-License-Identifier: Apache-2.0

/// Reads daily lists as tables of Markdown, a row for each paper:
///
///     |Publish Date|Title|Authors|PDF|Code|
///     |---|---|---|---|---|
///     |**2031-06-03**|**The title**|A. Smith et.al.|[3106.00001](address)|null|
///
/// or as lists: `- **2031-06-03**, **The title**, A. Smith et.al., Paper: [address](address)`, and
/// lists of links without dates (``LinkedItem``). Columns are known by their names
/// (``FieldVocabulary``), or else cells by what they hold.
struct DigestTableReader: PaperFormat {
  let source: String

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    // Rows need the head of their table, which stands under a heading.
    bytes.count(beforeLastLineStarting: "#")
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var columns: [FieldVocabulary.Entry?]?
    // A row is known to be the head of a table by the line after it.
    var held: (row: DigestRow, line: Int)?
    var item: LinkedItem?
    func close() {
      if let held, let fields = held.row.fields(columns) {
        list.add(fields.draft, line: held.line, source: source)
      }
      if let draft = item?.draft { list.add(draft, line: item?.line ?? 1, source: source) }
      held = nil
      item = nil
    }
    forEachLine(in: bytes, firstLine: firstLine) { number, bytes in
      let row = DigestRow(bytes)
      if let row, row.isTable {
        if row.isRule {
          columns = held?.row.columns
          held = nil
        } else {
          close()
          held = (row, number)
        }
        return
      }
      let line = String(decoding: bytes.prefix(1 << 20), as: UTF8.self)[...]
      if item?.goOn(line) == true { return }
      close()
      if let fields = row?.fields(nil) {
        list.add(fields.draft, line: number, source: source)
      } else if line.utf8.contains(where: { $0 > 0x20 }) {
        columns = nil
        item = LinkedItem(line, line: number)
      }
    }
    close()
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

  /// Whether it is the line under the head of a table.
  var isRule: Bool {
    isTable && cells.contains { $0.utf8.contains(UInt8(ascii: "-")) }
      && cells.allSatisfy { cell in cell.utf8.allSatisfy { "-: ".utf8.contains($0) } }
  }

  /// What the columns tell, where the row is the head of a table with titles.
  var columns: [FieldVocabulary.Entry?]? {
    let names = cells.map { FieldVocabulary.plain(Self.plain($0)) }
    let entries = names.map(FieldVocabulary.entry)
    if entries.contains(where: { $0?.concept == .title }) { return isTable ? entries : nil }
    guard isTable, let place = names.firstIndex(where: Self.paperColumns.contains) else {
      return nil
    }
    var titled = entries
    titled[place] = FieldVocabulary.Entry(concept: .title, rank: 0)
    return titled
  }

  /// Names of columns that hold titles where no other one does.
  private static let paperColumns: Set<String> = ["paper", "papers", "papername", "article"]

  /// Whether the row has a link to a paper.
  var hasPaper: Bool { cells.contains { MarkdownLink.toPaper(in: $0) != nil } }

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
      if let link = MarkdownLink.toPaper(in: cell) { fields.add(.url, [link.address]) }
    }
    if let name { fields.add(.key, [name]) }
    let isFound = columns != nil || name != nil || (fields.first(.date) != nil && hasPaper)
    return isRule || fields.first(.title) == nil || !isFound ? nil : fields
  }

  private func add(
    _ cell: Substring, _ entry: FieldVocabulary.Entry?, to fields: inout EntryFields
  ) {
    guard let entry else { return }
    let text = Self.plain(cell)
    switch entry.concept {
    case .authors: fields.add(entry, [Self.withoutOthers(text)])
    case .title:
      // What is said of a paper may stand after a title in bold.
      let parts = cell.components(between: "**")
      if parts.count == 3, let rest = Self.plain(parts[2]).rest(after: "- ") {
        fields.add(entry, [Self.plain(parts[1])])
        fields.add(.abstract, [String(rest)])
      } else if !LinkedItem.isLabel(text) || MarkdownLink(in: cell) == nil {
        fields.add(entry, [text])
      }
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

  /// A cell's text without marks of Markdown: bold, links, images, and what unfolds.
  static func plain(_ cell: Substring) -> String {
    var text = cell
    if let mark = text.utf8Range(of: "</summary>") { text = text[mark.upperBound...] }
    if let mark = text.utf8Range(of: "</details>") { text = text[..<mark.lowerBound] }
    let words = MarkdownLink.words(of: text)
    let marked = words[...].components(between: "**").joined()
      .replacing("\\|", with: "|").replacing("<br>", with: " ").onOneLine()
    let inside = marked.rest(after: "*").flatMap { $0.rest(before: "*") }
    return inside.map(String.init) ?? marked
  }

  /// Names without what stands for more.
  static func withoutOthers(_ names: String) -> String {
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
