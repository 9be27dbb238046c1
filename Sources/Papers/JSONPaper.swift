// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A paper as one JSON object, in the words of those who write them: our own, arXiv's metadata
/// snapshot, Semantic Scholar and OpenAlex.
///
/// | what | fields, the first that is there |
/// |---|---|
/// | identifier | `id` if it is one of arXiv or a DOI, `externalIds.ArXiv`, `doi`, `externalIds.DOI`, `ids.doi`, `id`, `paperId` |
/// | title | `title`, `display_name` |
/// | abstract | `abstract`, `abstract_inverted_index` |
/// | date | `date`, `versions[0].created`, `publication_date`, `publicationDate`, `update_date`, `year`, `publication_year` |
/// | version | that of the identifier, the number of `versions` |
/// | categories | `categories`, `fieldsOfStudy` |
/// | address | `url`, `primary_location.landing_page_url` |
///
/// Null and absent are the same, other fields are ignored, and a number is as good as its text.
struct JSONPaper: Decodable {
  let draft: PaperDraft

  private enum Key: String, CodingKey {
    case id, title, abstract, date, categories, url
    case versions, doi, update_date
    case paperId, externalIds, publicationDate, year, fieldsOfStudy
    case display_name, abstract_inverted_index, publication_date, publication_year, ids
    case primary_location
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    let title = try row.decodeIfPresent(String.self, forKey: .title) ?? row.text(.display_name)
    let abstract =
      try row.decodeIfPresent(String.self, forKey: .abstract)
      ?? (try? row.decodeIfPresent([String: [Int]].self, forKey: .abstract_inverted_index))
      .flatMap { $0 }.map(Self.text)
    let versions = row.value([Version].self, .versions)
    var draft = PaperDraft(
      names: try Self.names(row), title: title ?? "", abstract: abstract ?? "",
      date: try row.textOrNumber(.date) ?? Self.date(row, versions),
      version: versions.flatMap { $0.isEmpty ? nil : $0.count },
      categories: try Self.categories(row),
      url: try row.decodeIfPresent(String.self, forKey: .url)
        ?? row.value(Location.self, .primary_location)?.landing_page_url)
    if let key = CodingUserInfoKey.labelField, let field = decoder.userInfo[key] as? String {
      draft.label =
        field == Key.categories.rawValue
        ? draft.categories.first : try decoder.container(keyedBy: FieldName.self).label(field)
    }
    self.draft = draft
  }

  private struct Version: Decodable {
    let created: String?
  }

  private struct Location: Decodable {
    let landing_page_url: String?
  }

  private struct Names: Decodable {
    let ArXiv: String?
    let DOI: String?
    let doi: String?
  }

  /// Words that an inverted index may have; no abstract comes near.
  private static let mostWords = 100_000

  /// The text of an index of words and their places.
  private static func text(_ index: [String: [Int]]) -> String {
    var words: [(place: Int, word: String)] = []
    var size = 0
    for (word, places) in index {
      for place in places where (0..<mostWords).contains(place) {
        size += word.utf8.count + 1
        // A text that long is left out anyway; few words could stand for very much of it.
        if size > 2 * PaperDraft.longestText {
          return String(repeating: " ", count: PaperDraft.longestText + 1)
        }
        words.append((place, word))
      }
    }
    return words.sorted { ($0.place, $0.word) < ($1.place, $1.word) }.map(\.word)
      .joined(separator: " ")
  }

  /// What the paper may be called, as ``PaperDraft/names``.
  private static func names(_ row: KeyedDecodingContainer<Key>) throws -> [String] {
    let others = row.value(Names.self, .externalIds)
    return [
      try row.textOrNumber(.id), others?.ArXiv, row.text(.doi), others?.DOI,
      row.value(Names.self, .ids)?.doi, row.text(.paperId),
    ].compactMap { $0 }
  }

  private static func date(
    _ row: KeyedDecodingContainer<Key>, _ versions: [Version]?
  ) -> String? {
    versions?.first?.created ?? row.text(.publication_date) ?? row.text(.publicationDate)
      ?? row.text(.update_date) ?? row.text(.year) ?? row.text(.publication_year)
  }

  private static func categories(_ row: KeyedDecodingContainer<Key>) throws -> [String] {
    if let list = try? row.decodeIfPresent([String].self, forKey: .categories) {
      return list.flatMap(CategoryList.apart)
    }
    if let text = try row.decodeIfPresent(String.self, forKey: .categories) {
      return text.split(separator: " ").map(String.init)
    }
    return row.value([String].self, .fieldsOfStudy) ?? []
  }
}

extension CodingUserInfoKey {
  /// The field that holds a paper's label.
  static let labelField = CodingUserInfoKey(rawValue: "label")
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
    guard contains(key) else { return nil }
    do {
      return try decodeIfPresent(String.self, forKey: key)
    } catch DecodingError.typeMismatch {
      return String(try decode(Int.self, forKey: key))
    }
  }

  /// As ``textOrNumber(_:)`` for a field of others: nil for anything else.
  fileprivate func text(_ key: Key) -> String? { (try? textOrNumber(key)).flatMap { $0 } }

  /// A value of a field of others; nil for anything else.
  fileprivate func value<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
    guard contains(key) else { return nil }
    return (try? decodeIfPresent(type, forKey: key)).flatMap { $0 }
  }
}
