// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A paper as one JSON object, in the words of those who write them: our own, arXiv's metadata
/// snapshot, Semantic Scholar and OpenAlex.
///
/// | what | fields, the first that is there |
/// |---|---|
/// | identifier | `id` if it is one of arXiv or a DOI, `externalIds.ArXiv`, `doi`, `externalIds.DOI`, `ids.doi`, `id`, `paperId` |
/// | title | `title`, `display_name` |
/// | authors | `authors` as a list, `authors_parsed`, `authors` as a text, `authorships`, `author` (``JSONAuthors``) |
/// | abstract | `abstract`, `abstract_inverted_index` |
/// | date | `date`, `versions[0].created`, `publication_date`, `publicationDate`, `update_date`, `year`, `publication_year` |
/// | version | that of the identifier, `version`, the number of `versions` |
/// | categories | `categories`, `fieldsOfStudy` |
/// | journal | `journal`, `journal.name`, `journal-ref`, `venue`, `primary_location.source.display_name` |
/// | DOI | `doi`, `externalIds.DOI`, `ids.doi` |
/// | address | `url`, `primary_location.landing_page_url` |
///
/// Null and absent are the same, other fields are ignored, and a number is as good as its text. A
/// field of another shape is left out and told; only a title is not to be done without.
struct JSONPaper: Decodable {
  let draft: PaperDraft

  private enum Key: String, CodingKey {
    case id, title, authors, abstract, date, version, categories, journal, doi, url
    case versions, update_date, authors_parsed
    case journalReference = "journal-ref"
    case paperId, externalIds, publicationDate, year, fieldsOfStudy, venue
    case display_name, abstract_inverted_index, publication_date, publication_year, ids
    case primary_location, authorships, author
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    var remarks: [String] = []
    func told<Value>(_ key: Key, _ value: Value?) -> Value? {
      if value == nil, row.hasValue(key) {
        remarks.append("the field \"\(key.rawValue)\" is of another type and was left out")
      }
      return value
    }
    let title = try row.decodeIfPresent(String.self, forKey: .title) ?? row.text(.display_name)
    let versions = row.value([Version].self, .versions)
    let location = row.value(Location.self, .primary_location)
    let others = row.value(Names.self, .externalIds)
    let dois = [
      row.text(.doi), others?.DOI?.value, row.value(Names.self, .ids)?.doi?.value,
    ].compactMap { $0 }
    var draft = PaperDraft(
      names: [told(.id, row.text(.id)), others?.ArXiv?.value].compactMap { $0 } + dois
        + [row.text(.paperId)].compactMap { $0 },
      title: title ?? "", authors: told(.authors, Self.authors(row)) ?? [],
      abstract: told(.abstract, row.value(String.self, .abstract))
        ?? row.value([String: [Int]].self, .abstract_inverted_index).map(Self.text) ?? "",
      date: told(.date, row.text(.date)) ?? Self.date(row, versions),
      version: row.text(.version).flatMap { Int($0.rest(after: "v") ?? $0[...]) }
        ?? versions.flatMap { $0.isEmpty ? nil : $0.count },
      categories: told(.categories, Self.categories(row))
        ?? row.value([String].self, .fieldsOfStudy) ?? [],
      journal: Self.journal(row) ?? location?.source?.value?.name,
      doi: dois.first { PaperReference.doi($0) != nil },
      url: told(.url, row.value(String.self, .url)) ?? location?.landing_page_url?.value)
    draft.remarks = remarks
    if let key = CodingUserInfoKey.labelField, let field = decoder.userInfo[key] as? String {
      draft.label =
        field == Key.categories.rawValue
        ? draft.categories.first.flatMap { CategoryList.apart($0).first }
        : try decoder.container(keyedBy: FieldName.self).label(field)
    }
    self.draft = draft
  }

  private struct Version: Decodable {
    let created: Lenient<String>?
  }

  private struct Location: Decodable {
    let landing_page_url: Lenient<String>?
    let source: Lenient<NamedObject>?
  }

  private struct Names: Decodable {
    let ArXiv: Lenient<String>?
    let DOI: Lenient<String>?
    let doi: Lenient<String>?
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

  /// Names in the first field that has any, or nil; arXiv's snapshot has them in parts as well,
  /// which need no guess.
  private static func authors(_ row: KeyedDecodingContainer<Key>) -> [String]? {
    let own = row.value(JSONAuthors.self, .authors)
    if let own, !own.isText, own.isKnown { return own.names }
    for key in [Key.authors_parsed, .authors, .authorships, .author] {
      if let found = row.value(JSONAuthors.self, key), found.isKnown { return found.names }
    }
    return nil
  }

  private static func journal(_ row: KeyedDecodingContainer<Key>) -> String? {
    [
      row.value(String.self, .journal), row.value(NamedObject.self, .journal)?.name,
      row.text(.journalReference), row.text(.venue),
    ].compactMap { $0 }.first { !$0.onOneLine().isEmpty }
  }

  private static func date(
    _ row: KeyedDecodingContainer<Key>, _ versions: [Version]?
  ) -> String? {
    versions?.first?.created?.value ?? row.text(.publication_date) ?? row.text(.publicationDate)
      ?? row.text(.update_date) ?? row.text(.year) ?? row.text(.publication_year)
  }

  private static func categories(_ row: KeyedDecodingContainer<Key>) -> [String]? {
    row.value([String].self, .categories)
      ?? row.value(String.self, .categories).map { $0.parts(between: " ").map(String.init) }
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
  /// A field that some write as text and some as a whole number; nil for anything else.
  fileprivate func text(_ key: Key) -> String? {
    value(String.self, key) ?? value(Int.self, key).map(String.init)
  }

  /// A field's value; nil where it is absent, null or of another type.
  fileprivate func value<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
    guard contains(key) else { return nil }
    return (try? decodeIfPresent(type, forKey: key)).flatMap { $0 }
  }

  /// Whether a field is there and not null.
  fileprivate func hasValue(_ key: Key) -> Bool {
    contains(key) && (try? decodeNil(forKey: key)) != true
  }
}
