// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredPapers

/// A file of queries.
struct QueryFile {
  private struct Row: Decodable {
    let id: String
    let text: String

    private enum CodingKeys: String, CodingKey { case id, text }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      text = try row.decode(String.self, forKey: .text).onOneLine()
      if let number = try? row.decode(Int.self, forKey: .id) {
        id = String(number)
      } else {
        // Both head what was found, in a line of their own.
        id = try row.decode(String.self, forKey: .id).onOneLine()
      }
    }
  }

  /// The queries of a file, in order.
  ///
  /// - Throws: ``PapersError`` for a file that is missing or holds anything else.
  static func read(_ path: String) throws -> [(id: String, text: String)] {
    let bytes = try ModelFiles.bytes(path)
    let decoder = JSONDecoder()
    var queries: [(id: String, text: String)] = []
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      guard let row = try? decoder.decode(Row.self, from: Data(line)) else {
        throw PapersError.strict(
          ReadingIssue(
            source: path, line: index + 1,
            message: "not a query, which is {\"id\": ..., \"text\": ...}"))
      }
      queries.append((row.id, row.text))
    }
    return queries
  }
}
