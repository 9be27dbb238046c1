// SPDX-License-Identifier: Apache-2.0

/// A paper as one JSON object, whoever wrote it: fields are known by ``FieldVocabulary``.
///
/// A number is as good as its text where an identifier or a date is told. A field of another shape
/// than its concept may have is left out and told. Objects inside of which a paper stands (`paper`,
/// `content`, or whatever has the title that the outer object lacks) are looked into.
struct JSONEntry {
  /// An object's names and values.
  typealias Object = [(name: String, value: JSONValue)]

  private(set) var fields: EntryFields

  /// Whether the title is of a shape that none has.
  private(set) var hasOddTitle = false

  /// Fields that look like text or a date and are not known.
  private(set) var unknownFields: [UnknownField] = []

  private var versionCount: Int?

  /// Whether the object is one of Zotero's.
  private let isZotero: Bool

  /// The fields of an object of our own writer's.
  private static let ownNames: Set<String> = [
    "id", "version", "title", "authors", "abstract", "date", "categories", "journal", "doi", "url",
  ]

  /// - Parameter name: the identifier under which the object stands in another, or nil.
  init(_ object: Object, name: String? = nil) {
    fields = EntryFields(
      isVerbatim: object.count == Self.ownNames.count
        && object.allSatisfy { Self.ownNames.contains($0.name) })
    isZotero = Self.isZotero(object)
    add(object, "", 0)
    if let name { fields.add(.key, [name]) }
    if fields.first(.version) == nil, let versionCount, versionCount > 0 {
      fields.add(.version, [String(versionCount)])
    }
  }

  private static func isZotero(_ object: Object) -> Bool {
    object.contains { name, value in
      if name == "data", case .object(let inner) = value { return isZotero(inner) }
      return name == "itemType"
    }
  }

  private mutating func add(_ object: Object, _ path: String, _ depth: Int) {
    let lacksTitle = !Self.hasTitle(object)
    for (name, value) in object {
      let plain = path + FieldVocabulary.plain(name)
      if let entry = FieldVocabulary.entry(plain), !Self.isWrapper(plain, value) {
        add(entry, value, name)
      } else if case .object(let inner) = value, depth < 4 {
        if Self.wrappers.contains(plain) || (lacksTitle && path.isEmpty && Self.hasTitle(inner)) {
          add(inner, "", depth + 1)
        } else if FieldVocabulary.isObject(plain) {
          add(inner, plain + ".", depth + 1)
        }
      } else if case .list(let items) = value, Self.identifierLists.contains(plain) {
        addIdentifiers(items)
      } else if path.isEmpty, case .text(let text) = value {
        unknownFields += [UnknownField(name, text)].compactMap { $0 }
      }
    }
  }

  /// Lists of identifiers that say what they are: `[{"type": "doi", "value": "10.5555/x"}]`.
  private static let identifierLists: Set<String> = [
    "externalids", "identifiers", "articleids", "ids", "altids",
  ]

  private mutating func addIdentifiers(_ items: [JSONValue]) {
    for case .object(let object) in items {
      func text(_ names: String...) -> String? {
        let known = object.first { names.contains(FieldVocabulary.plain($0.name)) }
        return if case .text(let text)? = known?.value { text } else { nil }
      }
      guard let kind = text("type", "idtype", "identifiertype", "scheme"),
        let id = text("value", "id", "identifier"),
        let entry = FieldVocabulary.entry(FieldVocabulary.plain(kind))
      else { continue }
      if [.doi, .arXiv, .pubMed].contains(entry.concept) { fields.add(entry, [id]) }
    }
  }

  /// Objects that hold a paper and tell of it beside it.
  private static let wrappers: Set<String> = [
    "paper", "content", "attributes", "metadata", "citingpaper", "citedpaper",
  ]

  private static func isWrapper(_ name: String, _ value: JSONValue) -> Bool {
    if case .object = value { wrappers.contains(name) } else { false }
  }

  /// Whether an object has a title, whatever it is.
  static func hasTitle(_ object: Object) -> Bool {
    object.contains { name, value in
      if case .null = value { return false }
      return FieldVocabulary.entry(FieldVocabulary.plain(name))?.concept == .title
    }
  }

  /// Whether an object tells more of a paper than a list of papers has: an abstract, authors or a
  /// registry's identifier.
  static func isPaper(_ object: Object) -> Bool {
    object.contains { name, value in
      switch FieldVocabulary.entry(FieldVocabulary.plain(name))?.concept {
      case .abstract, .authors, .categories, .journal, .doi, .arXiv, .pubMed, .year: true
      default: false
      }
    }
  }

  private mutating func add(_ entry: FieldVocabulary.Entry, _ value: JSONValue, _ name: String) {
    if case .null = value { return }
    if case .list(let versions) = value, FieldVocabulary.plain(name) == "versions" {
      versionCount = versions.count
    }
    // Zotero counts how often an entry was changed.
    if isZotero, entry.concept == .version { return }
    guard let (texts, isList) = Self.texts(value, of: entry.concept) else {
      hasOddTitle = hasOddTitle || entry.concept == .title
      if ![.other, .title, .mention, .url].contains(entry.concept) || Self.isTruth(value) {
        fields.remarks.append("the field \"\(name)\" is of another type and was left out")
      }
      return
    }
    let hasSpaces = FieldVocabulary.plain(name) == "categories"
    fields.add(entry, texts, isList: isList, hasSpaces: hasSpaces)
  }

  private static func isTruth(_ value: JSONValue) -> Bool {
    if case .truth = value { true } else { false }
  }

  /// The texts in a value, and whether they stand in a list; nil for a shape that the concept
  /// cannot have.
  static func texts(
    _ value: JSONValue, of concept: FieldConcept
  ) -> (texts: [String], isList: Bool)? {
    switch value {
    case .null: return ([], false)
    case .truth: return nil
    case .text(let text): return ([text], false)
    case .number(let number): return text(number, of: concept).map { ([$0], false) }
    case .object(let object):
      if concept == .abstract, let text = indexedText(object) { return ([text], false) }
      for (name, inner) in object where object.count == 1 || name == "value" {
        if case .list = inner { return texts(inner, of: concept) }
      }
      return text(object, of: concept).map { ([$0], concept == .authors) }
    case .list(let items):
      if items.isEmpty {
        return [.date, .year, .abstract, .version].contains(concept) ? nil : ([], true)
      }
      if concept == .date, let date = date(items) { return ([date], true) }
      let texts = (concept == .authors ? withoutEditors(items) : items).compactMap {
        name($0, of: concept)
      }
      return texts.isEmpty && items.contains { if case .null = $0 { false } else { true } }
        ? nil : (texts, true)
    }
  }

  /// The people of a list but for those who did something else than write, where it says so.
  private static func withoutEditors(_ people: [JSONValue]) -> [JSONValue] {
    let authors = people.filter { person in
      guard case .object(let object) = person else { return true }
      return !object.contains { name, role in
        guard case .text(let text) = role, roleFields.contains(FieldVocabulary.plain(name)) else {
          return false
        }
        return ["editor", "translator", "reviewed"].contains(where: text.lowercased().contains)
      }
    }
    return authors.isEmpty ? people : authors
  }

  private static let roleFields: Set<String> = ["creatortype", "contributortype", "role", "type"]

  /// The text of a number, where a number may tell something.
  private static func text(_ number: String, of concept: FieldConcept) -> String? {
    switch concept {
    case .date, .year, .month, .day, .version, .doi, .arXiv, .mention: return number
    case .id, .pubMed: return String(number.rest(before: ".0") ?? number[...])
    default: return nil
    }
  }

  /// What one item of a list says.
  private static func name(_ item: JSONValue, of concept: FieldConcept) -> String? {
    switch item {
    case .text(let text): text
    case .object(let object): text(object, of: concept)
    case .list(let parts) where concept == .authors && parts.count > 1:
      // Family name, given names and suffix, as arXiv's snapshot has them.
      joined([parts.dropFirst().first, parts.first, parts.dropFirst(2).first])
    case .number(let number) where concept == .year: number
    default: nil
    }
  }

  private static func joined(_ parts: [JSONValue?]) -> String? {
    let texts = parts.compactMap { part in
      switch part {
      case .text(let text)? where !text.isEmpty: text
      case .list(let items)?: joined(items)
      default: nil
      }
    }
    return texts.isEmpty ? nil : texts.joined(separator: " ")
  }

  /// Names of what an object is about, the surest first.
  private static let nameFields = [
    "name", "fullname", "displayname", "literal", "title", "value", "text", "term", "keyword",
    "description", "descriptorname", "authorname", "authname", "tag", "subject", "category",
    "creator", "journaltitle", "p", "en", "default", "raw", "id", "url", "href",
  ]

  /// The one text that an object stands for.
  private static func text(_ object: Object, of concept: FieldConcept, depth: Int = 0) -> String? {
    guard depth < 4 else { return nil }
    func value(_ wanted: String) -> JSONValue? {
      object.first { FieldVocabulary.plain($0.name) == wanted }?.value
    }
    if concept == .date {
      if case .list(let parts)? = value("dateparts"), let date = date(parts) { return date }
      for name in ["datetime", "date", "created", "raw", "literal"] {
        if case .text(let text)? = value(name) { return text }
      }
      return date(["year", "month", "day"].compactMap(value))
    }
    if concept == .authors {
      if case .object(let author)? = value("author") {
        return text(author, of: concept, depth: depth + 1)
      }
      let names = [
        ("given", "family"), ("first", "last"), ("firstname", "lastname"), ("forename", "surname"),
      ]
      for (given, family) in names where value(family) != nil {
        var particles = ["droppingparticle", "nondroppingparticle"].map(value)
        if case .text(let name)? = value(family) {
          // Some have it in the name as well.
          particles.removeAll { particle in
            if case .text(let text)? = particle {
              name.rest(after: text + " ") != nil
            } else {
              true
            }
          }
        }
        return joined(
          [value(given), value("middle")] + particles + [value(family), value("suffix")])
      }
    }
    for name in nameFields {
      switch value(name) {
      case .text(let text)? where !text.isEmpty: return text
      case .list(let items)? where name == "p": return joined(items)
      case .object(let inner)?:
        if let text = text(inner, of: concept, depth: depth + 1) { return text }
      default: continue
      }
    }
    return nil
  }

  /// A date in numbers, `[[2031, 6, 3]]`, or that of the first of some versions.
  private static func date(_ items: [JSONValue]) -> String? {
    switch items.first {
    case .list(let parts)?: return date(parts)
    case .object(let object)?: return text(object, of: .date)
    case .text(let text)? where items.count == 1: return text
    default: break
    }
    let numbers = items.prefix(3).compactMap { item in
      switch item {
      case .number(let text), .text(let text): Int(text)
      default: nil
      }
    }
    return numbers.isEmpty ? nil : numbers.map(String.init).joined(separator: "-")
  }

  /// Words that an inverted index may have; no abstract comes near.
  private static let mostWords = 100_000

  /// The text of an index of words and their places, or nil for an object that is none.
  private static func indexedText(_ index: Object) -> String? {
    var words: [(place: Int, word: String)] = []
    var size = 0
    for (word, value) in index {
      guard case .list(let places) = value else { return nil }
      for case .number(let text) in places {
        guard let place = Int(text), (0..<mostWords).contains(place) else { continue }
        size += word.utf8.count + 1
        // A text that long is left out anyway; few words could stand for very much of it.
        if size > 2 * PaperDraft.longestText {
          return String(repeating: "x", count: PaperDraft.longestText + 1)
        }
        words.append((place, word))
      }
    }
    return words.isEmpty
      ? nil
      : words.sorted { ($0.place, $0.word) < ($1.place, $1.word) }.map(\.word).joined(
        separator: " ")
  }
}

extension JSONEntry {
  /// The text, number or truth value of a field, or the first of a list; nil for anything else.
  static func label(_ field: String, of object: Object) -> String? {
    let value = object.first { $0.name == field }?.value
    var first = value
    if case .list(let items)? = value { first = items.first }
    let label: String? =
      switch first {
      case .text(let text)?: text
      case .number(let number)?: number
      case .truth(let truth)?: String(truth)
      default: nil
      }
    return label.map { $0.onOneLine() }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
