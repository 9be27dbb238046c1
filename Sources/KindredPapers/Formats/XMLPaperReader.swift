// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML: Atom feeds as arXiv's interface answers, RSS 1.0 and 2.0 feeds, OAI-PMH records in
/// the forms `arXiv`, `arXivRaw` and `oai_dc`, PubMed's articles, JATS, Europe PMC, DBLP, the ACL
/// Anthology, and EndNote's records (``XMLEntry``).
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
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return answers.contains(String(decoding: local, as: UTF8.self))
  }

  /// First elements of documents that hold papers, or happen to hold none.
  static let answers: Set<String> = [
    "feed", "rss", "RDF", "OAI-PMH", "ListRecords", "GetRecord", "records", "record", "dblp",
    "dblpperson", "result", "responseWrapper", "pmc-articleset", "PubmedArticleSet",
    "PubmedArticle", "collection", "volume", "xml",
  ]

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
    } else if entries.isAnswer {
      list.isAnswer = list.issues.isEmpty
    } else if list.papers.isEmpty, list.issues.isEmpty {
      list.note("XML without entries that are known", line: firstLine, source: self.source)
    }
    return list
  }
}
