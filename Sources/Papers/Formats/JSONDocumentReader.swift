// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads one JSON document: a list of objects, or an object that holds one, as answers of servers
/// do (`results`, `data` or `papers`).
///
/// What is no such document is read as JSON lines, a list that breaks off among them.
struct JSONDocumentReader: WholePaperFormat {
  /// Reads the objects.
  let lines: JSONLinesReader

  /// Whether text is such a document.
  func isDocument(_ data: Data) -> Bool {
    var repaired = false
    return (try? lines.decode(Document.self, from: data, repaired: &repaired))
      != nil
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    let data = Data(bytes)
    var repaired = false
    if let document = try? lines.decode(
      Document.self, from: data, repaired: &repaired)
    {
      for (index, entry) in document.entries.enumerated() {
        lines.add(entry.result, firstLine, about: "entry \(index + 1): ", to: &list)
      }
    } else if let paper = try? lines.decode(JSONPaper.self, from: data, repaired: &repaired) {
      // One paper on several lines.
      lines.add(.success(paper), firstLine, to: &list)
    } else {
      return lines.read(bytes, firstLine: firstLine)
    }
    if repaired { lines.noteRepair(firstLine, in: &list) }
    return list
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
