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

  /// A field whose value becomes each paper's label, or nil.
  var labelField: String?

  /// The papers in whole lines, unfolded. O(bytes).
  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    let decoder = JSONDecoder()
    if let labelField, let key = CodingUserInfoKey.labelField {
      decoder.userInfo[key] = labelField
    }
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
  let label: String?

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
    if let key = CodingUserInfoKey.labelField, let field = decoder.userInfo[key] as? String {
      label =
        field == CodingKeys.categories.rawValue
        ? categories.first : try decoder.container(keyedBy: FieldName.self).label(field)
    } else {
      label = nil
    }
  }

  var paper: Paper {
    let reference = id.flatMap(PaperReference.init)
    let name = id.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : PaperID($0) }
    return Paper(
      id: reference?.id ?? name, version: reference?.version, title: title ?? "",
      abstract: abstract ?? "", date: date.flatMap(PaperDate.init), categories: categories,
      url: url.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : $0 }, label: label)
  }
}

extension CodingUserInfoKey {
  /// The field that holds a paper's label.
  fileprivate static let labelField = CodingUserInfoKey(rawValue: "label")
}

/// A field named at run time.
private struct FieldName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { return nil }
}

extension KeyedDecodingContainer<FieldName> {
  /// A field's text, number or truth value, or the first of a list; nil for anything else.
  fileprivate func label(_ name: String) -> String? {
    let key = FieldName(stringValue: name)
    var value = try? decode(String.self, forKey: key)
    if value == nil { value = (try? decode([String].self, forKey: key))?.first }
    if value == nil, let number = try? decode(Int.self, forKey: key) { value = String(number) }
    if value == nil, let truth = try? decode(Bool.self, forKey: key) { value = String(truth) }
    return value.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : $0 }
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
