// SPDX-License-Identifier: Apache-2.0

/// How a table separates its fields and escapes quotation marks inside of them.
struct TableDialect: Equatable, Sendable {
  let separator: UInt8

  /// Whether a backslash keeps a quotation mark from ending a field, as Spark and MySQL write it.
  let hasBackslashes: Bool

  /// What may separate fields, the commonest first.
  static let separators = [
    UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]

  /// - Parameter sample: the beginning of the records. O(bytes).
  init(separator: UInt8, sample: ArraySlice<UInt8>) {
    self.separator = separator
    hasBackslashes = Self.hasBackslashes(sample, separator)
  }

  /// The fields of a header line, or nil where there are not two.
  static func names(in line: ArraySlice<UInt8>, _ separator: UInt8) -> [String]? {
    // A header is short; a long line is text.
    // Tables of Markdown begin their lines with bars.
    guard line.count < 16_384, line.first != separator || separator != UInt8(ascii: "|") else {
      return nil
    }
    var fields = TableFields(line, TableDialect(separator: separator, sample: []))
    let names = fields.nextRecord()?.fields.map { $0.onOneLine() } ?? []
    return names.count > 1 ? names : nil
  }

  /// Whether a field in quotation marks goes on after `\"`: where marks are doubled, what follows
  /// one that is not doubled is the end of the field.
  private static func hasBackslashes(_ sample: ArraySlice<UInt8>, _ separator: UInt8) -> Bool {
    let quote = UInt8(ascii: "\"")
    let ends = [separator, 0x0A, 0x0D, quote]
    var isQuoted = false
    var isAtStart = true
    var place = sample.startIndex
    while place < sample.endIndex {
      let byte = sample[place]
      if isQuoted, byte == quote {
        guard place + 1 < sample.endIndex else { return false }
        let next = sample[place + 1]
        if sample[place - 1] == UInt8(ascii: "\\"), !ends.contains(next) { return true }
        if next == quote { place += 1 } else { isQuoted = false }
      } else if !isQuoted {
        isQuoted = isAtStart && byte == quote
        isAtStart = byte == separator || byte == 0x0A || (isAtStart && byte == 0x20)
      }
      place += 1
    }
    return false
  }
}
