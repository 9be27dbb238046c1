// SPDX-License-Identifier: Apache-2.0

/// Finds the format of an input by looking at its first bytes.
struct PaperFormatRecognition {
  /// The name of the input in messages.
  let source: String

  /// A field that becomes each paper's label, or nil.
  let labelField: String?

  /// Bytes that are looked at.
  static let headSize = 1 << 16

  /// The format, and where its first entry begins.
  ///
  /// - Throws: ``PapersError/noPapers(source:found:)`` for text that is in none.
  /// - Parameter head: the first bytes, after a byte order mark and white space: at least
  ///   ``headSize`` of them and a whole line, where there are so many.
  func format(of head: ArraySlice<UInt8>) throws -> (format: any PaperFormat, start: Int) {
    let json = JSONLinesReader(source: source, labelField: labelField)
    let line = head.prefix { $0 != UInt8(ascii: "\n") }
    switch head.first {
    case UInt8(ascii: "{"):
      // A line that is an object begins lines, unless it is a whole answer; else one object stands
      // on several.
      return (json.isFirstLine(line) ? json : JSONDocumentReader(lines: json), head.startIndex)
    case UInt8(ascii: "[")
    where head.dropFirst().first(where: { $0 > 0x20 }).isJSONEntry
      || head.dropFirst().drop { $0 <= 0x20 }.starts(with: "null".utf8)
      || head.dropFirst().drop { $0 <= 0x20 }.starts(with: "[".utf8):
      return (JSONDocumentReader(lines: json), head.startIndex)
    case UInt8(ascii: "<") where XMLPaperReader.begins(head):
      return (XMLPaperReader(source: source), head.startIndex)
    default:
      break
    }
    // Excel has the separator told by a line before the header.
    let header =
      line.starts(with: "sep=".utf8)
      ? head[min(line.endIndex + 1, head.endIndex)...].prefix { $0 != UInt8(ascii: "\n") } : line
    if let table = RowwiseTableReader(head, source: source) { return (table, head.startIndex) }
    if let table = table(header: header, in: head) { return table }
    // Words may stand before the first entry; the first that begins one decides.
    for line in head.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: "##".utf8) { break }
      if let layout = TaggedLayout.beginning(with: line) {
        return (TaggedPaperReader(source: source, layout: layout), head.startIndex)
      }
      if BibTeXPaperReader.begins(line) {
        return (BibTeXPaperReader(source: source), head.startIndex)
      }
    }
    // Some tables say first whose they are.
    for line in head.prefix(8_192).split(separator: UInt8(ascii: "\n")).prefix(32).dropFirst() {
      if line.starts(with: "##".utf8) { break }
      if let table = table(header: line, in: head, leastKnown: 3) { return table }
    }
    return (try digest(head), head.startIndex)
  }

  /// The layout of a digest, by its first entry with a date, a link or an identifier.
  private func digest(_ head: ArraySlice<UInt8>) throws -> any PaperFormat {
    var hasHeading = false
    var isAfterHeading = false
    var columns: [FieldVocabulary.Entry?]?
    var linkCount = 0
    var entry: LabelledDigestEntry?
    var rest = head
    while !rest.isEmpty {
      if ListingMailReader.begins(rest) { return ListingMailReader(source: source) }
      let bytes = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest[min(bytes.endIndex + 1, rest.endIndex)...]
      let line = String(decoding: bytes.prefix(1 << 14), as: UTF8.self)[...]
      if let row = DigestRow(bytes) {
        columns = row.columns ?? columns
        if row.hasPaper, row.fields(columns) != nil || row.fields(nil) != nil {
          return DigestTableReader(source: source)
        }
      }
      if LinkedItem(line, line: 0)?.isLinked == true { linkCount += 1 }
      if line.rest(after: "##") != nil {
        hasHeading = true
        isAfterHeading = true
        entry?.close()
        if entry?.isPaper == true { return LabelledDigestReader(source: source) }
        entry = LabelledDigestEntry(line: 0, heading: line)
      } else if hasHeading, DigestEntry.opens(line, isFirst: isAfterHeading) {
        return DigestReader(source: source)
      } else if bytes.contains(where: { $0 > 0x20 }) {
        isAfterHeading = false
        entry?.add(line)
      }
    }
    entry?.close()
    if entry?.isPaper == true { return LabelledDigestReader(source: source) }
    // One link may be that of the paper that a tool is from.
    if linkCount > 1 { return DigestTableReader(source: source) }
    // A heading without end, or much before the first one.
    let isOpen = isAfterHeading && head.last != UInt8(ascii: "\n")
    if head.count >= Self.headSize, isOpen || !hasHeading {
      return DigestReader(source: source)
    }
    throw PapersError.noPapers(
      source: source,
      found: hasHeading
        ? "no paper in it, but headings without a date, a link or an identifier"
        : "no paper in it" + titlelessTable(head))
  }

  /// The end of a sentence on a table that has no title, or nothing.
  private func titlelessTable(_ head: ArraySlice<UInt8>) -> String {
    let lines = head.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    guard lines.count > 1 else { return "" }
    for separator in TableDialect.separators {
      if let names = TableDialect.names(in: lines[0], separator),
        TableDialect.names(in: lines[1], separator)?.count == names.count
      {
        return ReadingAccount.missingTitle(among: names)
      }
    }
    return ""
  }

  /// A table with this header, and where its first record begins.
  private func table(
    header: ArraySlice<UInt8>, in head: ArraySlice<UInt8>, leastKnown: Int = 1
  ) -> (format: any PaperFormat, start: Int)? {
    let start = min(header.endIndex + 1, head.endIndex)
    return TablePaperReader(
      header: header, rest: head[start...].prefix(Self.headSize), source: source,
      labelField: labelField, leastKnown: leastKnown
    ).map { ($0, start) }
  }
}

extension UInt8? {
  /// Whether a list of JSON objects may go on with this byte.
  fileprivate var isJSONEntry: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "]") }
}
