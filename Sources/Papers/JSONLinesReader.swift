// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads JSON lines: one object a line with `title` and, where known, `id`, `abstract`, `date`,
/// `categories` and `url`.
///
/// Identifiers may be text or whole numbers, categories a list or one text with spaces between;
/// null and absent are the same; other fields are ignored. A line that is no such object is skipped
/// with an issue, and so is one without a title. Blank lines are nothing.
struct JSONLinesReader: Sendable {
  let source: String

  /// The papers in whole lines, unfolded. O(bytes).
  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    let decoder = JSONDecoder()
    forEachLine(in: bytes, firstLine: firstLine) { number, line in
      func issue(_ message: String) {
        list.issues.append(ReadingIssue(source: source, line: number, message: message))
      }
      guard line.contains(where: { $0 > 0x20 }) else { return }
      do {
        let row = try decoder.decode(PaperRow.self, from: Data(line))
        let paper = row.paper
        if paper.title.isEmpty {
          issue("a paper without a title was skipped")
          return
        }
        if let date = row.date, !date.isEmpty, paper.date == nil {
          issue("the date \"\(date.onOneLine().prefix(40))\" is not YYYY-MM-DD and was left out")
        }
        list.papers.append(paper)
      } catch {
        issue(Self.sentence(for: error))
      }
    }
    return list
  }

  private static func sentence(for error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let field = context.codingPath.map(\.stringValue).joined(separator: ".")
      return field.isEmpty
        ? "not a JSON object, skipped"
        : "field \"\(field)\" is of another type than expected, skipped"
    default:
      return "not valid JSON (cut off, or invalid UTF-8), skipped"
    }
  }
}

/// One line, as lenient about types as the readers promise.
private struct PaperRow: Decodable {
  let id: String?
  let title: String?
  let abstract: String?
  let date: String?
  let categories: [String]
  let url: String?

  private enum CodingKeys: String, CodingKey {
    case id, title, abstract, date, categories, url
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: CodingKeys.self)
    id = try row.textOrNumber(.id)
    title = try row.decodeIfPresent(String.self, forKey: .title)
    abstract = try row.decodeIfPresent(String.self, forKey: .abstract)
    date = try row.textOrNumber(.date)
    url = try row.decodeIfPresent(String.self, forKey: .url)
    if let list = try? row.decodeIfPresent([String].self, forKey: .categories) {
      categories = list
    } else {
      let text = try row.decodeIfPresent(String.self, forKey: .categories) ?? ""
      categories = text.split(separator: " ").map(String.init)
    }
  }

  var paper: Paper {
    let reference = id.flatMap(PaperReference.init)
    let name = id.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : PaperID($0) }
    return Paper(
      id: reference?.id ?? name, version: reference?.version, title: title ?? "",
      abstract: abstract ?? "", date: date.flatMap(PaperDate.init), categories: categories,
      url: url.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : $0 })
  }
}

extension KeyedDecodingContainer {
  /// A field that some write as text and some as a whole number.
  fileprivate func textOrNumber(_ key: Key) throws -> String? {
    do {
      return try decodeIfPresent(String.self, forKey: key)
    } catch DecodingError.typeMismatch {
      return String(try decode(Int.self, forKey: key))
    }
  }
}
