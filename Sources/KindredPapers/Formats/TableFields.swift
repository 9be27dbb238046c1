// SPDX-License-Identifier: Apache-2.0

/// Goes through the fields of a table.
struct TableFields {
  /// One line of the table, which may stand on several lines of text.
  struct Record {
    var fields: [String] = []
    let line: Int
    var isClosed = true
  }

  private let bytes: ArraySlice<UInt8>
  private let separator: UInt8
  private let hasBackslashes: Bool

  /// The place where the next record begins.
  private(set) var place: Int

  /// The line that it begins on.
  var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let feed = UInt8(ascii: "\n")

  init(_ bytes: ArraySlice<UInt8>, _ dialect: TableDialect) {
    self.bytes = bytes
    separator = dialect.separator
    hasBackslashes = dialect.hasBackslashes
    place = bytes.startIndex
  }

  /// Goes past a record; false at the end.
  mutating func skipRecord() -> Bool {
    guard place < bytes.endIndex else { return false }
    while !nextField({ _ in }).isLast {}
    return true
  }

  /// The next record, or nil at the end.
  mutating func nextRecord() -> Record? {
    guard place < bytes.endIndex else { return nil }
    var record = Record(line: line)
    while true {
      var text: [UInt8] = []
      let (isLast, isClosed) = nextField { text += $0 }
      record.isClosed = record.isClosed && isClosed
      record.fields.append(String(decoding: text, as: UTF8.self))
      if isLast { return record }
    }
  }

  /// Gives `body` the parts of a field's text; says whether the record ends with it, and whether
  /// its quotation marks are closed.
  private mutating func nextField(
    _ body: (ArraySlice<UInt8>) -> Void
  ) -> (isLast: Bool, isClosed: Bool) {
    var isClosed = true
    // Some write a space after the separator.
    let blanks = separator == 0x20 ? 0 : bytes[place...].prefix { $0 == 0x20 }.count
    if place + blanks < bytes.endIndex, bytes[place + blanks] == Self.quote {
      place += blanks + 1
      isClosed = false
      while let mark = bytes[place...].firstIndex(of: Self.quote) {
        line += bytes[place..<mark].lineFeedCount
        if hasBackslashes, isEscaped(mark) {
          body(bytes[place..<(mark - 1)])
          body(bytes[mark...mark])
          place = mark + 1
          continue
        }
        let isDoubled = mark + 1 < bytes.endIndex && bytes[mark + 1] == Self.quote
        body(bytes[place..<(isDoubled ? mark + 1 : mark)])
        place = mark + (isDoubled ? 2 : 1)
        if !isDoubled {
          isClosed = true
          break
        }
      }
      if !isClosed {
        body(bytes[place...])
        place = bytes.endIndex
        return (true, false)
      }
    }
    let end =
      bytes[place...].firstIndex { $0 == separator || $0 == Self.feed } ?? bytes.endIndex
    let hasReturn =
      end > place && bytes[end - 1] == UInt8(ascii: "\r")
      && (end == bytes.endIndex || bytes[end] == Self.feed)
    body(bytes[place..<(hasReturn ? end - 1 : end)])
    place = min(end + 1, bytes.endIndex)
    guard end < bytes.endIndex, bytes[end] == separator else {
      line += 1
      return (true, isClosed)
    }
    // A separator at the very end has an empty field after it.
    return (false, isClosed)
  }

  /// Whether an odd number of backslashes stands before a place.
  private func isEscaped(_ mark: Int) -> Bool {
    let backslashes = bytes[place..<mark].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return !backslashes.isMultiple(of: 2)
  }
}
