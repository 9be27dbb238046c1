// SPDX-License-Identifier: Apache-2.0

/// One entry, item or record.
struct XMLEntry {
  enum Kind: String {
    case atom = "entry"
    case rss = "item"
    case oai = "record"
  }

  let kind: Kind
  let line: Int

  /// What may stand before names besides the usual: programs that write documents again give each
  /// vocabulary a prefix of their own, that of the document and that of the metadata in an OAI
  /// record.
  private var ownPrefixes: Set<Substring>

  private static let usualPrefixes: Set<String> = ["", "dc", "oai_dc", "arxiv", "atom", "oai"]

  /// The open elements inside the entry.
  private(set) var path: [String] = []
  private(set) var isDeleted = false
  private var fields: [(name: String, text: String)] = []
  private var versionCount = 0

  /// What an OAI record says of the author that is open: names of elements and their texts.
  private var nameParts: [String: String] = [:]

  /// An entry, or nil for an element that is none.
  init?(_ element: String, rootPrefix: Substring, line: Int) {
    guard let name = Self.plain(element, [rootPrefix]), let kind = Kind(rawValue: name) else {
      return nil
    }
    self.kind = kind
    self.line = line
    ownPrefixes = [rootPrefix]
  }

  /// A name without its prefix; nil for one of a vocabulary that is not known.
  private static func plain(_ element: String, _ ownPrefixes: Set<Substring>) -> String? {
    let (prefix, name) = split(element)
    let isKnown = ownPrefixes.contains(prefix) || usualPrefixes.contains(prefix.lowercased())
    return isKnown ? String(name) : nil
  }

  /// A name's prefix, which may be empty, and the rest.
  static func split(_ element: String) -> (prefix: Substring, name: Substring) {
    guard let colon = element.firstIndex(of: ":") else { return ("", element[...]) }
    return (element[..<colon], element[element.index(after: colon)...])
  }

  /// Opens an element. Returns its name without prefix; elements of vocabularies that are not known
  /// have none.
  mutating func begin(_ element: String, _ attributes: [String: String]) -> String {
    if kind == .oai, path.last == "metadata" { ownPrefixes.insert(Self.split(element).prefix) }
    let name = Self.plain(element, ownPrefixes) ?? ""
    path.append(name)
    switch (kind, name) {
    case (.atom, "category"), (.atom, "primary_category"):
      add(name, attributes["term"] ?? "")
    case (.atom, "link") where ["alternate", nil].contains(attributes["rel"]):
      add(name, attributes["href"] ?? "")
    case (.oai, "header"):
      isDeleted = attributes["status"] == "deleted"
    case (.oai, "version"):
      versionCount += 1
    default:
      break
    }
    return name
  }

  /// Elements that hold text, and maybe other elements with parts of it.
  static let texts: Set<String> = ["title", "summary", "content", "abstract", "description"]

  /// Closes an element inside of a text.
  mutating func leave() { path.removeLast() }

  mutating func end(_ text: String) {
    let name = path.removeLast()
    // What stands deeper, as a feed's own title inside of an entry, is not the paper's.
    switch (kind, name) {
    case (.atom, "name") where path == ["author"]:
      add("author", text)
    case (.atom, _) where !path.isEmpty, (.rss, _) where !path.isEmpty:
      break
    case (.oai, _) where path.last == "author":
      nameParts[name] = text
    case (.oai, "author"):
      add(
        name,
        ["forenames", "keyname", "suffix"].compactMap { nameParts[$0] }.joined(separator: " "))
      nameParts = [:]
    default:
      add(name, text)
    }
  }

  private mutating func add(_ name: String, _ text: String) {
    if !text.onOneLine().isEmpty { fields.append((name, text)) }
  }

  private func all(_ names: String...) -> [String] {
    names.flatMap { name in fields.filter { $0.name == name }.map(\.text) }
  }

  /// What arXiv says in the place of papers where a question cannot be answered, or nil.
  var errorMessage: String? {
    guard kind == .atom, all("id").contains(where: { $0.contains("arxiv.org/api/errors") }) else {
      return nil
    }
    return (all("summary") + all("title")).first?.onOneLine() ?? ""
  }

  var draft: PaperDraft {
    switch kind {
    case .atom: atom
    case .rss: rss
    case .oai: oai
    }
  }

  private var doi: String? {
    all("doi", "identifier").first { PaperReference.doi($0) != nil }
  }

  private var atom: PaperDraft {
    PaperDraft(
      names: all("id", "doi").map(Self.withoutPrefix), title: all("title").first ?? "",
      authors: all("author"), abstract: FeedText.abstract(all("summary", "content").first ?? ""),
      date: all("published", "updated").first,
      categories: all("primary_category", "category").distinct, journal: all("journal_ref").first,
      doi: doi, url: all("link").first)
  }

  private var rss: PaperDraft {
    let (title, mention) = FeedText.title(all("title").first ?? "")
    let categories = all("category").distinct
    // arXiv has all in one.
    let creators = all("creator", "author")
    return PaperDraft(
      names: (all("guid", "link") + [mention?.id].compactMap { $0 }).map(Self.withoutPrefix),
      title: title,
      authors: creators.count == 1
        ? creators.map(FeedText.abstract).flatMap(AuthorList.split) : creators,
      abstract: FeedText.abstract(all("description").first ?? ""),
      date: all("pubDate", "date").first,
      categories: categories.isEmpty ? mention?.categories ?? [] : categories,
      url: all("link").first)
  }

  private var oai: PaperDraft {
    let names = all("id", "identifier", "doi").map(Self.withoutPrefix)
    let categories = all("categories").first.map {
      CategoryList.split($0, spacesSeparate: true)
    }
    let authors = [
      all("author"), all("authors").flatMap(AuthorList.split), all("creator"),
    ].first { !$0.isEmpty }
    return PaperDraft(
      names: names, title: all("title").first ?? "",
      authors: authors ?? [], abstract: all("abstract", "description").first ?? "",
      date: all("created", "date", "updated", "datestamp").first,
      version: versionCount > 0 ? versionCount : nil,
      categories: categories ?? all("subject"), journal: all("journal-ref").first, doi: doi,
      url: names.first { $0.contains("://") })
  }

  /// `oai:arXiv.org:2403.12008v1` without what is before the identifier.
  private static func withoutPrefix(_ name: String) -> String {
    let name = name.onOneLine()
    return String(name.rest(after: "oai:arXiv.org:") ?? name[...])
  }
}

extension [String] {
  /// The texts, each once, where it first stands.
  fileprivate var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
