// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML: Atom feeds as arXiv's interface answers, RSS 1.0 and 2.0 feeds, and OAI-PMH records in the
/// forms `arXiv`, `arXivRaw` and `oai_dc`.
///
/// | what | Atom `entry` | RSS `item` | OAI-PMH `record` |
/// |---|---|---|---|
/// | identifier | `id`, `doi` | `guid`, `link` | `id`, `identifier`, `doi` |
/// | title | `title` | `title` | `title` |
/// | authors | `author`'s `name` | `creator`, `author` | `author`'s `forenames`, `keyname` and `suffix`, `authors`, `creator` |
/// | abstract | `summary`, `content` | `description` | `abstract`, `description` |
/// | date | `published`, `updated` | `pubDate`, `date` | `created`, first `version`'s `date`, `date` |
/// | categories | `primary_category`, `category` | `category` | `categories`, `subject` |
/// | journal | `journal_ref` | | `journal-ref` |
/// | DOI | `doi` | | `doi`, `identifier` |
/// | address | `link` | `link` | `identifier` that is an address |
///
/// Entities are not expanded: a document that declares any is not read. Elements may stand
/// ``deepest`` levels deep. What comes before a fault is kept.
struct XMLPaperReader: WholePaperFormat {
  let source: String

  /// How deep elements may stand in each other.
  static let deepest = 64

  /// Whether text is XML that may hold papers: it says so, or its first element is one of those.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    if head.starts(with: "<?xml".utf8) { return true }
    // What stands before the first element is no name of one.
    let elements = XMLSource(head.prefix(4_096)).parsable.drop { $0 <= 0x20 }
    let name = elements.dropFirst().prefix(64).prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    let roots = [
      "feed", "rss", "RDF", "OAI-PMH", "ListRecords", "GetRecord", "records", "record",
    ]
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return roots.contains { local.elementsEqual($0.utf8) }
  }

  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList {
    var list = PaperList()
    let source = XMLSource(bytes)
    if let problem = source.problem {
      list.note(problem, line: firstLine, source: self.source)
      return list
    }
    let entries = XMLEntries(source: self.source, firstLine: firstLine, list: list)
    let parser = XMLParser(data: Data(source.parsable))
    parser.shouldResolveExternalEntities = false
    parser.delegate = entries
    // A document that ends too soon is no error to every parser.
    let isWhole = parser.parse() && entries.depth == 0
    list = entries.list
    if !isWhole {
      let line = firstLine + max(0, parser.lineNumber - 1)
      list.note(
        entries.problem ?? "XML that is cut off or not well formed, of which the rest was skipped",
        line: line, source: self.source)
    } else if list.papers.isEmpty, list.issues.isEmpty {
      list.note(
        "XML without Atom entries, RSS items or OAI-PMH records", line: firstLine,
        source: self.source)
    }
    return list
  }
}

/// Collects papers while a document is parsed.
private final class XMLEntries: NSObject, XMLParserDelegate {
  private(set) var list: PaperList

  /// Why the document was not read to its end, or nil.
  private(set) var problem: String?

  private let source: String
  private let firstLine: Int
  /// Elements that are open.
  private(set) var depth = 0
  /// What stands before the name of the first element.
  private var rootPrefix: Substring = ""
  private var entry: XMLEntry?
  private var text = ""

  /// How deep the text stands that is being read, which may have elements inside, or nil.
  private var textDepth: Int?

  init(source: String, firstLine: Int, list: PaperList) {
    self.source = source
    self.firstLine = firstLine
    self.list = list
  }

  private func stop(_ parser: XMLParser, _ problem: String) {
    self.problem = problem
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    depth += 1
    if depth > XMLPaperReader.deepest {
      stop(
        parser, "XML more than \(XMLPaperReader.deepest) levels deep, of which the rest was skipped"
      )
      return
    }
    if textDepth == nil { text = "" }
    if entry != nil {
      let name = entry?.begin(element, attributes) ?? ""
      if textDepth == nil {
        if XMLEntry.texts.contains(name) { textDepth = depth }
      } else {
        separate(element)
      }
    } else {
      if depth == 1 { rootPrefix = XMLEntry.split(element).prefix }
      entry = XMLEntry(
        element, rootPrefix: rootPrefix, line: firstLine + max(0, parser.lineNumber - 1))
    }
  }

  /// A space where a paragraph or the like begins or ends inside of a text.
  private func separate(_ element: String) {
    let name = XMLEntry.split(element).name
    if FeedText.blocks.contains(name.lowercased()) { text += " " }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    guard entry != nil else { return }
    text += characters
    if text.utf8.count > 4 * PaperDraft.longestText {
      stop(
        parser,
        "XML text of more than \(4 * PaperDraft.longestText >> 20) MiB, of which the rest was skipped"
      )
    }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    defer { depth -= 1 }
    guard let open = entry else { return }
    if let textDepth, depth > textDepth {
      // What stands inside of a text is a part of it, as a name in italics.
      separate(element)
      entry?.leave()
      return
    }
    textDepth = nil
    if !open.path.isEmpty {
      entry?.end(text)
      text = ""
      return
    }
    entry = nil
    if open.isDeleted {
      list.note("a deleted record was skipped", line: open.line, source: source)
    } else if let message = open.errorMessage {
      list.note(
        "arXiv answered with an error: \(message.prefix(200))", line: open.line, source: source)
    } else {
      list.add(open.draft, line: open.line, source: source)
    }
  }
}

/// One entry, item or record.
private struct XMLEntry {
  enum Kind: String {
    case atom = "entry"
    case rss = "item"
    case oai = "record"
  }

  let kind: Kind
  let line: Int

  /// What may stand before names besides the usual: programs that write documents again give each vocabulary
  /// a prefix of their own, that of the document and that of the metadata in an OAI record.
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

  /// Opens an element. Returns its name without prefix; elements of vocabularies that are not known have none.
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
