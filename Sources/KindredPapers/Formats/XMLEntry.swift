// SPDX-License-Identifier: Apache-2.0

/// One entry of a document in XML: what its elements tell, by their names (``FieldVocabulary``).
struct XMLEntry {
  /// Vocabularies, by the element that holds a paper.
  enum Kind {
    /// `entry` of Atom, and `item` of RSS.
    case atom, rss
    /// `record` of OAI-PMH, and of EndNote.
    case record
    /// `article`, `inproceedings` and so on of DBLP.
    case dblp
    case pubMed
    /// `paper` of the ACL Anthology.
    case anthology
    /// `article` of publishers and PubMed Central, in JATS.
    case jats
    /// `result` of Europe PMC.
    case europePMC
  }

  /// What elements hold papers.
  private static let kinds: [(name: String, kind: Kind)] = [
    ("entry", .atom), ("item", .rss), ("record", .record), ("article", .dblp),
    ("inproceedings", .dblp), ("incollection", .dblp), ("book", .dblp), ("phdthesis", .dblp),
    ("proceedings", .dblp), ("info", .dblp), ("PubmedArticle", .pubMed),
    ("PubmedBookArticle", .pubMed), ("paper", .anthology), ("article", .jats),
    ("result", .europePMC),
  ]

  /// First elements of documents whose entries have names that stand elsewhere for something else.
  private static let roots: [Kind: Set<Substring>] = [
    .dblp: ["dblp", "dblpperson", "result"], .anthology: ["collection", "volume"],
    .jats: ["article", "pmc-articleset"], .europePMC: ["responseWrapper"],
  ]

  let kind: Kind
  let line: Int

  /// What may stand before names besides the usual: programs that write documents again give each
  /// vocabulary a prefix of their own, that of the document and that of the metadata in an OAI
  /// record.
  private var ownPrefixes: Set<Substring>

  /// The open elements inside the entry.
  private(set) var path: [String] = []
  private(set) var isDeleted = false
  private var fields = EntryFields()
  private var versionCount = 0

  /// What is said of the author that is open: names of elements and their texts.
  private var nameParts: [String: String] = [:]

  /// What is said of the date that is open in JATS: names of elements and their texts.
  private var dateParts: [String: String] = [:]

  /// The registry of the identifier that is open, or what else somebody did who is open.
  private var attribute: String?

  /// Authors who stand alone, and may be several in one text.
  private var authorTexts: [(entry: FieldVocabulary.Entry, text: String)] = []

  /// An entry, or nil for an element that is none.
  ///
  /// - Parameters:
  ///   - root: the name of the first element, with what stands before it.
  ///   - context: what elements around the entry say of all entries in them.
  init?(
    _ element: String, _ attributes: [String: String],
    in root: (prefix: Substring, name: Substring), line: Int,
    context: [String: String]
  ) {
    guard let name = Self.plain(element, [root.prefix]),
      let kind = Self.kinds.lazy.filter({ $0.name == name }).map(\.kind).first(where: { kind in
        Self.roots[kind]?.contains(root.name) ?? true
      })
    else { return nil }
    self.kind = kind
    self.line = line
    ownPrefixes = [root.prefix]
    for (name, text) in context {
      if let entry = FieldVocabulary.entry(name) { fields.add(entry, [text]) }
    }
    if kind == .dblp, let key = attributes["key"] { fields.add(.key, ["dblp:" + key]) }
  }

  /// A name without its prefix; nil for one of a vocabulary that is not known.
  private static func plain(_ element: String, _ ownPrefixes: Set<Substring>) -> String? {
    let (prefix, name) = split(element)
    let isKnown =
      ownPrefixes.contains(prefix) || FieldVocabulary.prefixes.contains(prefix.lowercased())
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
    if kind == .record, path.last == "metadata" { ownPrefixes.insert(Self.split(element).prefix) }
    let name = Self.plain(element, ownPrefixes).map(FieldVocabulary.plain) ?? ""
    path.append(name)
    switch (kind, name) {
    case (.atom, "category"), (.atom, "primarycategory"):
      add(name, attributes["term"] ?? "")
    case (.atom, "link") where ["alternate", nil].contains(attributes["rel"]):
      add(name, attributes["href"] ?? "")
    case (.record, "header"):
      isDeleted = attributes["status"] == "deleted"
    case (.record, "version"):
      versionCount += 1
    case (_, "contrib"):
      attribute = attributes["contrib-type"]
    case (_, "articleid"):
      attribute = attributes["pub-id-type"] ?? attributes["IdType"]
    default:
      break
    }
    return name
  }

  /// Elements that hold text, and maybe other elements with parts of it.
  static let texts: Set<String> = [
    "title", "summary", "content", "encoded", "abstract", "description", "articletitle",
    "booktitle",
  ]

  /// Closes an element inside of a text.
  mutating func leave() { path.removeLast() }

  /// Elements that only hold others.
  private static let wrappers: Set<String> = [
    "metadata", "header", "arxiv", "arxivraw", "dc", "oaidc", "medlinecitation", "article",
    "pubmeddata",
    "authorlist", "articleidlist", "authors", "contributors", "titles", "dates", "keywords", "urls",
    "relatedurls", "pubdates", "periodical", "bookdocument", "front", "articlemeta", "journalmeta",
    "journaltitlegroup", "titlegroup", "contribgroup", "contrib", "kwdgroup",
  ]

  /// Elements that are a person; `name` is one of JATS.
  private static let people: Set<String> = ["author", "creator"]

  private func isPerson(_ name: String) -> Bool {
    Self.people.contains(name) || (name == "name" && path.contains("contribgroup"))
  }

  mutating func end(_ text: String) {
    let name = path.removeLast()
    // What stands deeper, as a feed's own title inside of an entry, is not the paper's.
    let outer = path.filter { !Self.wrappers.contains($0) }
    if let person = path.last, isPerson(person) {
      nameParts[name] = text
    } else if path.last == "pubdate", outer == ["pubdate"] {
      dateParts[name] = text
    } else if name == "pubdate", !dateParts.isEmpty {
      let parts = ["year", "month", "day"].map { dateParts[$0]?.onOneLine() }
      fields.add(.date, [parts.prefix { $0 != nil }.compactMap { $0 }.joined(separator: " ")])
      dateParts = [:]
    } else if isPerson(name), let person = takePerson() {
      if outer.isEmpty, name != "name" || [nil, "author"].contains(attribute) {
        fields.add(FieldVocabulary.entry(name) ?? Self.noAuthor, [person], isList: true)
      }
    } else {
      add((outer + [name]).joined(separator: "."), text)
    }
  }

  private static let noAuthor = FieldVocabulary.Entry(concept: .authors, rank: 0)

  /// The name of the person whose parts are known, or nil where none are.
  private mutating func takePerson() -> String? {
    let parts = nameParts
    nameParts = [:]
    func part(_ names: String...) -> String? { names.lazy.compactMap { parts[$0] }.first }
    if let whole = part("name", "fullname", "collectivename") { return whole }
    let family = part("keyname", "lastname", "last", "family", "surname")
    let given = part(
      "forenames", "forename", "first", "firstname", "given", "givennames", "initials")
    let names = [given, family, part("suffix")].compactMap { $0 }
    return family == nil ? nil : names.joined(separator: " ")
  }

  private mutating func add(_ name: String, _ text: String) {
    guard let entry = FieldVocabulary.entry(name), !text.onOneLine().isEmpty else { return }
    switch entry.concept {
    case .authors: authorTexts.append((entry, text))
    case .categories where name != "categories": fields.add(entry, [text.onOneLine()], isList: true)
    case .abstract: fields.add(entry, [FeedText.abstract(text)])
    case .title where kind == .rss:
      let (title, mention) = FeedText.title(text)
      fields.add(entry, [title])
      if let mention {
        fields.add(.arXiv, [mention.id])
        fields.add(
          FieldVocabulary.Entry(concept: .categories, rank: 99), mention.categories, isList: true)
      }
    case .url where kind == .anthology && !text.utf8.contains(UInt8(ascii: "/")):
      fields.add(.key, [text])
      fields.add(entry, ["https://aclanthology.org/" + text.onOneLine()])
    case .doi where name == "articleid" && ["pmid", "pubmed"].contains(attribute):
      fields.add(.pubMed, [text])
    case .url where kind == .dblp && name == "url": break
    // Entries of a feed may say which feed they were in before.
    case .journal where kind == .atom && name == "source.title": break
    default: fields.add(entry, [text], hasSpaces: name == "categories")
    }
  }

  /// What arXiv says in the place of papers where a question cannot be answered, or nil.
  var errorMessage: String? {
    guard kind == .atom, fields.all(.id).contains(where: { $0.contains("arxiv.org/api/errors") })
    else { return nil }
    return (fields.all(.abstract) + fields.all(.title)).first?.onOneLine() ?? ""
  }

  /// The paper.
  var draft: PaperDraft {
    var fields = fields
    for (entry, text) in authorTexts {
      fields.add(entry, [text], isList: authorTexts.count > 1)
    }
    if versionCount > 0 { fields.add(.version, [String(versionCount)]) }
    var draft = fields.draft
    draft.url = draft.url ?? fields.all(.id).first { $0.contains("://") }
    return draft
  }
}
