// SPDX-License-Identifier: Apache-2.0

/// One way in which papers are written down.
///
/// Where entries can be told apart without reading them, an input is read a part at a time, and the
/// pieces of a part by themselves.
protocol PaperFormat: Sendable {
  /// How many of these bytes, from their first on, are whole entries: any number up to all; 0 where it
  /// takes more bytes to tell. The bytes begin with an entry.
  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int

  /// Whether the format can only be read as a whole.
  var isWhole: Bool { get }

  /// The papers in whole entries, unfolded. O(bytes).
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, which ``PaperReader`` makes of whatever there is.
  ///   - firstLine: the line of the first byte, for issues.
  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList
}

extension PaperFormat {
  var isWhole: Bool { false }
}

/// A format of which no part can be read by itself.
protocol WholePaperFormat: PaperFormat {}

extension WholePaperFormat {
  var isWhole: Bool { true }

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int { 0 }
}

/// Which format an input is in, by how it begins.
struct PaperFormatRecognition {
  /// What to call the input in messages.
  let source: String

  /// A field that becomes each paper's label, or nil.
  let labelField: String?

  /// Bytes that are looked at.
  static let headSize = 1 << 16

  /// The format, and where its first entry begins.
  ///
  /// - Parameter head: the first bytes, after a byte order mark and white space: at least
  ///   ``headSize`` of them and a whole line, where there are so many.
  func format(of head: ArraySlice<UInt8>) -> (format: any PaperFormat, start: Int) {
    let json = JSONLinesReader(source: source, labelField: labelField)
    let line = head.prefix { $0 != UInt8(ascii: "\n") }
    switch head.first {
    case UInt8(ascii: "{"):
      // A line that is an object begins lines, unless it is a whole answer; else one object stands on
      // several.
      return (json.isFirstLine(line) ? json : JSONDocumentReader(lines: json), head.startIndex)
    case UInt8(ascii: "[") where head.dropFirst().first(where: { $0 > 0x20 }).isJSONEntry:
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
    if let table = TablePaperReader(header: header, source: source, labelField: labelField) {
      return (table, min(header.endIndex + 1, head.endIndex))
    }
    // Words may stand before the first entry; the first that begins one decides.
    for line in head.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: "##".utf8) { break }
      if RISPaperReader.begins(line) { return (RISPaperReader(source: source), head.startIndex) }
      if BibTeXPaperReader.begins(line) {
        return (BibTeXPaperReader(source: source), head.startIndex)
      }
    }
    return (DigestReader(source: source), head.startIndex)
  }
}

/// Calls `body` with the number (from 1) and bytes of each line, without its line end.
func forEachLine(
  in bytes: ArraySlice<UInt8>, firstLine: Int = 1, _ body: (Int, ArraySlice<UInt8>) -> Void
) {
  var number = firstLine
  var start = bytes.startIndex
  while start < bytes.endIndex {
    let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let hasReturn = feed > start && bytes[feed - 1] == UInt8(ascii: "\r")
    body(number, bytes[start..<(hasReturn ? feed - 1 : feed)])
    number += 1
    start = feed + 1
  }
}

extension ArraySlice<UInt8> {
  /// How many line feeds there are. O(bytes).
  var lineFeedCount: Int {
    let bytes = span
    var count = 0
    for start in stride(from: 0, to: bytes.count, by: 255) {
      // A count that fits a byte, so that many bytes are looked at at a time.
      var some: UInt8 = 0
      for index in start..<Swift.min(start + 255, bytes.count) {
        some &+= bytes[index] == UInt8(ascii: "\n") ? 1 : 0
      }
      count += Int(some)
    }
    return count
  }

  /// How many bytes stand before the last line that begins with `start`, the first line left out; 0
  /// where there is none. O(bytes after it).
  func count(beforeLastLineStarting start: String) -> Int {
    let start = Array(start.utf8)
    var end = endIndex
    while let feed = self[..<end].lastIndex(of: UInt8(ascii: "\n")) {
      if self[(feed + 1)...].starts(with: start) { return feed + 1 - startIndex }
      end = feed
    }
    return 0
  }
}

extension UInt8? {
  /// Whether a list of JSON objects may go on with this byte.
  fileprivate var isJSONEntry: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "]") }
}
