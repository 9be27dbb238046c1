// SPDX-License-Identifier: Apache-2.0

/// The parts of a paper that a field can tell.
enum FieldConcept: Sendable {
  case title, subtitle, authors, abstract, categories, primaryCategory, journal, url, version
  /// An identifier of a registry.
  case arXiv, doi, pubMed
  /// Any other identifier, or one of those.
  case id
  /// A name that the entry has in its file, as a citation key.
  case key
  /// A date; or a year, and a month and a day that go with it.
  case date, year, month, day
  /// A field about something else, at whose beginning people write an identifier of arXiv's.
  case mention
  /// What kind of thing the entry is, which may be no paper.
  case kind
  /// A field that is known to say nothing that Kindred keeps.
  case other
}

/// The names under which layouts tell what a paper is: the table that all readers look into
/// (`FieldVocabulary+Table.swift`).
///
/// A word counts without letter case, spaces and signs: `publicationDate`, `publication_date` and
/// `Publication Date` are one. Points lead into objects of JSON and elements of XML. Where several
/// fields tell the same, the one that stands first in its row counts.
enum FieldVocabulary {
  /// A field that is known.
  struct Entry: Equatable, Sendable {
    let concept: FieldConcept
    /// The place in its row.
    let rank: Int
  }

  private static let words = entries { $0.words }

  private static let tags: [TaggedLayout: [String: Entry]] = Dictionary(
    uniqueKeysWithValues: TaggedLayout.allCases.map { layout in
      (layout, entries { $0.tags[layout] ?? "" })
    })

  /// The rows of the table by some of their names.
  private static func entries(_ names: (Row) -> String) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for row in table {
      for (rank, name) in names(row).parts(between: " \n").enumerated() {
        entries[String(name)] = Entry(concept: row.concept, rank: rank)
      }
    }
    return entries
  }

  /// The beginnings of words with points: objects in which known fields stand.
  private static let objects: Set<String> = Set(
    words.keys.flatMap { name in
      name.utf8.indices.filter { name.utf8[$0] == UInt8(ascii: ".") }.map { String(name[..<$0]) }
    })

  /// What a field tells that has a word for a name, as ``plain(_:)`` gives it, or nil: `paper_date`
  /// tells what `date` does. O(length).
  static func entry(_ word: String) -> Entry? {
    if let entry = words[word] { return entry }
    let rest = leads.lazy.compactMap { word.rest(after: $0) }.first
    return rest.flatMap { words[String($0)] }
  }

  /// What may stand before any word.
  private static let leads = ["paper", "article", "arxiv", "doc", "item"]

  /// Names of vocabularies that may stand before a word, as in `dc:title` and `dc.title`.
  static let prefixes: Set<String> = [
    "", "dc", "oai_dc", "arxiv", "atom", "oai", "dcterms", "prism", "content",
  ]

  /// What a field of this tag tells, or nil. O(length).
  static func entry(_ tag: String, _ layout: TaggedLayout) -> Entry? { tags[layout]?[tag] }

  /// Whether known fields stand in an object of this name.
  static func isObject(_ name: String) -> Bool { objects.contains(name) }

  /// A name without letter case, spaces and signs, but for points, and without a vocabulary before
  /// it or a language after it (`dc.title[en]`). O(length).
  static func plain(_ name: String) -> String {
    if name.utf8.allSatisfy({ !$0.isCapital && $0.isLetter }) { return name }
    var local = name.utf8[...]
    if let mark = local.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }),
      mark > local.startIndex, prefixes.contains(Substring(local[..<mark]).lowercased())
    {
      local = local[local.index(after: mark)...]
    }
    if local.last == UInt8(ascii: "]"), let open = local.lastIndex(of: UInt8(ascii: "[")) {
      local = local[..<open]
    }
    let bytes = local.filter {
      $0.isDigit || $0.isLetter || $0 >= 0x80 || $0 == UInt8(ascii: ".")
    }
    return String(decoding: bytes.map(\.lowercased), as: UTF8.self)
  }
}
