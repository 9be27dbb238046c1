// SPDX-License-Identifier: Apache-2.0

/// Links of Markdown, `[words](address)`.
struct MarkdownLink: Equatable {
  let words: String
  let address: String

  /// The link at the beginning of a text whose address has a scheme of the web, or nil. Words may
  /// have brackets of their own. O(length).
  init?(leading text: Substring) {
    guard text.utf8.first == UInt8(ascii: "[") else { return nil }
    let bytes = Array(text.utf8)
    guard let middle = bytes[...].firstPlace(of: "](http"),
      let end = bytes[(middle + 2)...].firstIndex(where: { $0 == UInt8(ascii: ")") || $0 <= 0x20 }),
      // A title of the link may stand after the address.
      bytes[end] == UInt8(ascii: ")") || bytes[(end + 1)...].first == UInt8(ascii: "\"")
    else { return nil }
    words = String(decoding: bytes[1..<middle], as: UTF8.self)
    address = String(decoding: bytes[(middle + 2)..<end], as: UTF8.self)
  }

  /// The first link in a text, or nil. O(length).
  init?(in text: Substring) {
    guard text.utf8.contains(UInt8(ascii: "[")),
      let start = text.utf8.firstIndex(of: UInt8(ascii: "[")),
      let link = MarkdownLink(leading: text[start...])
    else { return nil }
    // Of brackets in brackets the last before the address begin the link.
    let inner = link.words.utf8.lastIndex(of: UInt8(ascii: "[")).map {
      String(link.words[link.words.utf8.index(after: $0)...])
    }
    words = inner ?? link.words
    address = link.address
  }

  /// A text with the words of its links in their place, and without images. O(length).
  static func words(of text: Substring) -> String {
    guard text.utf8Range(of: "](") != nil else { return String(text) }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    // Where brackets are open, in the result.
    var open: [Int] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "[") { open.append(result.count) }
      if bytes[place] == UInt8(ascii: "]"), let start = open.popLast(),
        bytes[(place + 1)...].first == UInt8(ascii: "("),
        let end = bytes[place...].firstIndex(of: UInt8(ascii: ")"))
      {
        if start > 0, result[start - 1] == UInt8(ascii: "!") {
          result.removeSubrange((start - 1)...)
        } else {
          result.remove(at: start)
        }
        place = end + 1
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The first address of a paper in a text: that of a link, with its words, or one that stands
  /// there by itself, or after `arXiv:`; and where it stands. O(length) for few links.
  static func toPaper(
    in text: Substring
  ) -> (range: Range<String.Index>, words: String, address: String)? {
    var rest = text
    while let start = rest.utf8Range(of: "](http") {
      let open = openingBracket(of: text[..<start.lowerBound])
      if let open, let link = MarkdownLink(leading: text[open...]), link.leadsToPaper,
        let end = text[start.upperBound...].utf8.firstIndex(of: UInt8(ascii: ")"))
      {
        return (open..<text.utf8.index(after: end), link.words, link.address)
      }
      rest = text[start.upperBound...]
    }
    rest = text
    while let start = rest.utf8Range(of: "http") {
      let word = text[start.lowerBound...].utf8.prefix {
        $0 > 0x20 && !"<>[]()\"".utf8.contains($0)
      }
      let address = String(Substring(word)).onOneLine()
      if MarkdownLink.leadsToPaper(address) {
        return (start.lowerBound..<word.endIndex, "", address)
      }
      rest = text[start.upperBound...]
    }
    guard let mark = text.utf8Range(of: "arXiv:") else { return nil }
    let name = text[mark.upperBound...].utf8.prefix { $0 > 0x20 && !",;()[]<>".utf8.contains($0) }
    let id = String(Substring(name)).rest(before: ".") ?? Substring(name)
    return PaperReference(String(id)).map { _ in
      (mark.lowerBound..<name.endIndex, "", "https://arxiv.org/abs/\(id)")
    }
  }

  /// Where the bracket opens that ends a text's words, which may have brackets of their own.
  private static func openingBracket(of text: Substring) -> String.Index? {
    var depth = 0
    for place in text.utf8.indices.reversed() {
      if text.utf8[place] == UInt8(ascii: "]") { depth += 1 }
      if text.utf8[place] == UInt8(ascii: "[") {
        if depth == 0 { return place }
        depth -= 1
      }
    }
    return nil
  }

  /// Whether the address is that of a paper.
  var leadsToPaper: Bool { Self.leadsToPaper(address) }

  /// Whether an address is that of a paper: one of arXiv's, one with a DOI, or one of those who
  /// keep papers.
  static func leadsToPaper(_ address: String) -> Bool {
    guard let start = address[...].utf8Range(of: "://") else { return false }
    if PaperReference(address) != nil || WrittenIdentifier.doi(address) != nil { return true }
    let place = address[start.upperBound...].rest(after: "www.") ?? address[start.upperBound...]
    return homes.contains { place.rest(after: $0) != nil }
  }

  /// Beginnings of addresses of papers without DOIs.
  private static let homes = [
    "openreview.net/forum", "openreview.net/pdf", "aclanthology.org/", "aclweb.org/anthology/",
    "proceedings.mlr.press/v", "papers.nips.cc/paper", "proceedings.neurips.cc/paper",
    "openaccess.thecvf.com/content", "ecva.net/papers", "ojs.aaai.org/index.php",
    "ieeexplore.ieee.org/document", "ieeexplore.ieee.org/abstract", "nature.com/articles/",
    "sciencedirect.com/science/article", "semanticscholar.org/paper", "jmlr.org/papers",
    "usenix.org/conference", "usenix.org/system/files", "isca-archive.org/",
    "ijcai.org/proceedings",
    "papers.ssrn.com/sol3", "pubmed.ncbi.nlm.nih.gov/", "huggingface.co/papers/",
    "eprint.iacr.org/", "dl.acm.org/citation", "link.springer.com/article",
  ]
}
