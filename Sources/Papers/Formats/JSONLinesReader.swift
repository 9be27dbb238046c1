// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads JSON lines: one object a line (``JSONPaper``).
///
/// A line that is no such object is skipped with an issue, and so is one without a title, and one
/// of more than 16 MiB. Blank lines are nothing.
struct JSONLinesReader: PaperFormat {
  let source: String

  /// A field whose value becomes each paper's label, or nil.
  var labelField: String?

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 - bytes.startIndex } ?? 0
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      guard line.contains(where: { $0 > 0x20 }) else { return }
      guard line.count <= Self.longestLine else {
        list.note(
          "a line of more than \(Self.longestLine >> 20) MiB was skipped", line: number,
          source: source)
        return
      }
      var repaired = false
      let paper = Result { try decode(JSONPaper.self, from: Data(line), repaired: &repaired) }
      add(paper, number, to: &list)
      if repaired { noteRepair(number, in: &list) }
    }
    return list
  }

  /// Whether a line is one of many: an object by itself, and no answer that holds a list of them.
  func isFirstLine(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= Self.longestLine else { return false }
    let data = Data(line)
    var repaired = false
    let paper = try? decode(JSONPaper.self, from: data, repaired: &repaired)
    if paper?.draft.title.isEmpty == false { return true }
    return (try? decode(AnyObject.self, from: data, repaired: &repaired)) != nil
      && !JSONDocumentReader(lines: self).isDocument(data)
  }

  /// An object, whatever its fields.
  private struct AnyObject: Decodable {
    private enum Key: CodingKey {}

    init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: Key.self) }
  }

  /// Decodes a value; halves of surrogate pairs that stand alone, which no decoder takes, become
  /// U+FFFD.
  ///
  /// - Parameters:
  ///   - repaired: set where there were any.
  func decode<Value: Decodable>(
    _ type: Value.Type, from data: Data, repaired: inout Bool
  ) throws -> Value {
    // Before decoding: a field that cannot be decoded costs that field, not the paper.
    let whole = JSONEscapes.withoutLoneSurrogates(data)
    let value = try decoder.decode(type, from: whole ?? data)
    if whole != nil { repaired = true }
    return value
  }

  /// Tells that ``decode(_:from:repaired:)`` had to repair a text.
  func noteRepair(_ line: Int, in list: inout PaperList) {
    list.note("half of a surrogate pair was replaced", line: line, source: source)
  }

  /// A decoder that knows the label's field.
  private var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    if let labelField, let key = CodingUserInfoKey.labelField {
      decoder.userInfo[key] = labelField
    }
    return decoder
  }

  /// Adds a paper that was read, or tells why it was not.
  func add(
    _ result: Result<JSONPaper, any Error>, _ line: Int, about entry: String = "",
    to list: inout PaperList
  ) {
    switch result {
    case .success(let row): list.add(row.draft, line: line, source: source, about: entry)
    case .failure(let error):
      list.note(entry + Self.sentence(for: error), line: line, source: source)
    }
  }

  /// Bytes of a line that are read.
  static let longestLine = 16 << 20

  private static func sentence(for error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let field = context.codingPath.filter { $0.intValue == nil }.map(\.stringValue).joined(
        separator: ".")
      return field.isEmpty
        ? "not a JSON object, skipped"
        : "field \"\(field)\" is of another type than expected, skipped"
    default:
      return "not valid JSON (cut off, or invalid UTF-8), skipped"
    }
  }
}
