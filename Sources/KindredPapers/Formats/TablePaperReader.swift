// SPDX-License-Identifier: Apache-2.0

/// Reads tables with a header line: fields between commas, semicolons, tabs or bars (RFC 4180).
///
/// Columns are known by their names (``FieldVocabulary``), or by the tags of Web of Science. A
/// field that begins with a quotation mark runs to the next one that is not doubled, over several
/// lines if need be; any other may have quotation marks in it. Names of authors stand in one text
/// (``AuthorList``), and so do categories (``CategoryList``).
struct TablePaperReader: PaperFormat {
  private let source: String
  private let dialect: TableDialect
  private let columns: [Column]
  private let labelColumn: Int?

  /// Whether our own writer wrote the table.
  private let isVerbatim: Bool

  private struct Column {
    let name: String
    let entry: FieldVocabulary.Entry?
    /// Whether categories may stand between spaces: keywords may not.
    let hasSpaces: Bool
  }

  /// The columns of the table that `kindred export` writes.
  private static let ownColumns = [
    "id", "version", "date", "title", "authors", "abstract", "categories", "journal", "doi", "url",
  ]

  /// A reader for a table with this first line, or nil for a line that is no header: it has no
  /// title among two or more names.
  ///
  /// - Parameters:
  ///   - rest: what comes after the line, which tells how quotation marks are escaped.
  ///   - labelField: the column that gives each paper its label.
  ///   - leastKnown: how many columns have to be known.
  init?(
    header line: ArraySlice<UInt8>, rest: ArraySlice<UInt8> = [], source: String,
    labelField: String?, leastKnown: Int = 1
  ) {
    for separator in TableDialect.separators {
      guard let names = TableDialect.names(in: line, separator),
        let entries = Self.entries(of: names)
      else { continue }
      let columns = zip(names, entries).map { name, entry in
        let plain = FieldVocabulary.plain(name)
        return Column(
          name: name, entry: entry, hasSpaces: plain == "categories" || plain == "category")
      }
      guard columns.count(where: { $0.entry != nil }) >= leastKnown else { continue }
      self.columns = columns
      dialect = TableDialect(separator: separator, sample: rest)
      self.source = source
      isVerbatim = names == Self.ownColumns
      let label = labelField.map(FieldVocabulary.plain)
      labelColumn = names.firstIndex { FieldVocabulary.plain($0) == label }
      return
    }
    return nil
  }

  /// What columns tell, by words or by Web of Science's tags, or nil where none is a title.
  private static func entries(of names: [String]) -> [FieldVocabulary.Entry?]? {
    let byWords = names.map { FieldVocabulary.entry(FieldVocabulary.plain($0)) }
    let byTags = names.map { FieldVocabulary.entry($0, .webOfScience) }
    return [byWords, byTags].first { $0.contains { $0?.concept == .title } }
  }

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    var fields = TableFields(bytes, dialect)
    var count = 0
    while fields.skipRecord(), fields.place < bytes.endIndex {
      count = fields.place - bytes.startIndex
    }
    return count
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var unknown = columns.indices.filter { columns[$0].entry == nil && !columns[$0].name.isEmpty }
    var fields = TableFields(bytes, dialect)
    fields.line = firstLine
    while let record = fields.nextRecord() {
      if record.fields.allSatisfy(\.isEmpty) { continue }
      func issue(_ message: String) { list.note(message, line: record.line, source: source) }
      if !record.isClosed { issue("a quotation mark is never closed") }
      // Some end every line with a separator.
      let count = record.fields.count
      let hasEmptyEnd = count == columns.count + 1 && record.fields[count - 1].isEmpty
      if count != columns.count, !hasEmptyEnd {
        issue("\(count) fields where the header has \(columns.count)")
      }
      unknown.removeAll { place in
        guard place < count, let field = UnknownField(columns[place].name, record.fields[place])
        else { return false }
        list.tell(field, line: record.line)
        return true
      }
      list.add(draft(record.fields), line: record.line, source: source)
    }
    return list
  }

  private func draft(_ record: [String]) -> PaperDraft {
    var fields = EntryFields(isVerbatim: isVerbatim)
    for (column, text) in zip(columns, record) {
      if let entry = column.entry { fields.add(entry, [text], hasSpaces: column.hasSpaces) }
    }
    var draft = fields.draft
    draft.label = labelColumn.flatMap { $0 < record.count ? record[$0].onOneLine() : nil }
      .flatMap { $0.isEmpty ? nil : $0 }
    return draft
  }
}
