// SPDX-License-Identifier: Apache-2.0

/// Reads tables that stand on their side, as Embase writes them: a row for each field, its name
/// first, and a paper after the other.
///
///     "TITLE","The title"
///     "AUTHOR NAMES","Bee A.","Dee C."
///
/// A paper begins with each row of the name that the first row has.
struct RowwiseTableReader: PaperFormat {
  private let source: String
  private let dialect: TableDialect
  private let first: String

  /// A reader for a table whose first two rows each begin with a name that is known and go on with
  /// what is none; nil for any other.
  init?(_ head: ArraySlice<UInt8>, source: String) {
    for separator in TableDialect.separators {
      let dialect = TableDialect(separator: separator, sample: head)
      var fields = TableFields(head, dialect)
      guard let row = fields.nextRecord()?.fields, let next = fields.nextRecord()?.fields,
        let name = row.first, let other = next.first, row.count > 1, next.count > 1,
        Self.entry(name) != nil, let entry = Self.entry(other), entry.concept != .other,
        !(row.dropFirst() + next.dropFirst()).contains(where: { Self.entry($0) != nil })
      else { continue }
      first = FieldVocabulary.plain(name)
      self.dialect = dialect
      self.source = source
      return
    }
    return nil
  }

  private static func entry(_ name: String) -> FieldVocabulary.Entry? {
    FieldVocabulary.entry(FieldVocabulary.plain(name))
  }

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    var fields = TableFields(bytes, dialect)
    var count = 0
    var place = fields.place
    while let record = fields.nextRecord() {
      if isFirst(record) { count = place - bytes.startIndex }
      place = fields.place
    }
    return count
  }

  private func isFirst(_ record: TableFields.Record) -> Bool {
    record.fields.first.map(FieldVocabulary.plain) == first
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    var fields = TableFields(bytes, dialect)
    fields.line = firstLine
    var open: (line: Int, fields: EntryFields)?
    func close() {
      if let open { list.add(open.fields.draft, line: open.line, source: source) }
      open = nil
    }
    while let record = fields.nextRecord() {
      if isFirst(record) { close() }
      guard let name = record.fields.first, record.fields.contains(where: { !$0.isEmpty }) else {
        continue
      }
      if open == nil { open = (record.line, EntryFields()) }
      let texts = record.fields.dropFirst().filter { !$0.isEmpty }
      if let entry = Self.entry(name) {
        open?.fields.add(entry, Array(texts), isList: texts.count > 1)
      } else if let field = UnknownField(name, texts.joined(separator: " ")) {
        list.tell(field, line: record.line)
      }
    }
    close()
    return list
  }
}
