// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads JSON lines: one object a line (``JSONPaper``).
///
/// A line that is no such object is skipped with an issue, and so is one without a title, and one of
/// more than 16 MiB. Blank lines are nothing.
struct JSONLinesReader: Sendable {
  let source: String

  /// A field whose value becomes each paper's label, or nil.
  var labelField: String?

  /// The papers in whole lines, unfolded. O(bytes).
  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    let decoder = decoder
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      guard line.contains(where: { $0 > 0x20 }) else { return }
      guard line.count <= Self.longestLine else {
        note("a line of more than \(Self.longestLine >> 20) MiB was skipped", number, in: &list)
        return
      }
      add(Result { try decoder.decode(JSONPaper.self, from: Data(line)) }, number, to: &list)
    }
    return list
  }

  /// The papers of one JSON document: a list of objects, or an object that holds one, as answers of
  /// servers do (`results`, `data` or `papers`); nil for anything else. O(bytes).
  func readDocument(_ bytes: ArraySlice<UInt8>) -> PaperList? {
    guard let entries = (try? decoder.decode(Document.self, from: Data(bytes)))?.entries else {
      return nil
    }
    var list = PaperList()
    for (index, entry) in entries.enumerated() {
      add(entry.result, 1, about: "entry \(index + 1): ", to: &list)
    }
    return list
  }

  /// Whether a line is a paper by itself, or too long to look at.
  func isPaper(_ line: ArraySlice<UInt8>) -> Bool {
    line.count > Self.longestLine
      || (try? decoder.decode(JSONPaper.self, from: Data(line)))?.paper.title.isEmpty == false
  }

  private var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    if let labelField, let key = CodingUserInfoKey.labelField {
      decoder.userInfo[key] = labelField
    }
    return decoder
  }

  /// Adds a paper that was read, or tells why it was not.
  private func add(
    _ result: Result<JSONPaper, any Error>, _ line: Int, about entry: String = "",
    to list: inout PaperList
  ) {
    switch result {
    case .success(let row) where row.paper.title.isEmpty:
      note("\(entry)a paper without a title was skipped", line, in: &list)
    case .success(let row):
      if let date = row.unreadDate {
        note(
          "\(entry)the date \"\(date.onOneLine().prefix(40))\" is not YYYY-MM-DD and was left out",
          line, in: &list)
      }
      list.papers.append(row.paper)
    case .failure(let error):
      note(entry + Self.sentence(for: error), line, in: &list)
    }
  }

  private func note(_ message: String, _ line: Int, in list: inout PaperList) {
    list.issues.append(ReadingIssue(source: source, line: line, message: message))
  }

  /// Bytes of a line that are read.
  private static let longestLine = 16 << 20

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

/// A list of objects, or an object that holds one.
private struct Document: Decodable {
  /// One object, or why it is none.
  struct Entry: Decodable {
    let result: Result<JSONPaper, any Error>

    init(from decoder: any Decoder) { result = Result { try JSONPaper(from: decoder) } }
  }

  private enum Key: String, CodingKey, CaseIterable { case results, data, papers }

  let entries: [Entry]

  init(from decoder: any Decoder) throws {
    if let list = try? [Entry](from: decoder) {
      entries = list
      return
    }
    let envelope = try decoder.container(keyedBy: Key.self)
    guard let key = Key.allCases.first(where: envelope.contains) else {
      throw DecodingError.valueNotFound(
        [Entry].self,
        DecodingError.Context(codingPath: [], debugDescription: "no list of papers"))
    }
    entries = try envelope.decode([Entry].self, forKey: key)
  }
}
