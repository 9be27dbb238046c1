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

  /// Bytes of an address.
  private static let longestAddress = 2_048

  /// A text with the words of its links in their place, and without images. O(length).
  static func words(of text: Substring) -> String {
    guard text.utf8Range(of: "](") != nil else { return String(text) }
    let bytes = Array(text.utf8)
    // Which bytes stay.
    var stays = [Bool](repeating: true, count: bytes.count)
    var open: [Int] = []
    var place = 0
    while place < bytes.count {
      var next = place + 1
      if bytes[place] == UInt8(ascii: "[") { open.append(place) }
      if bytes[place] == UInt8(ascii: "]"), let start = open.popLast(),
        bytes[next...].first == UInt8(ascii: "("),
        let end = bytes[next...].prefix(longestAddress).firstIndex(of: UInt8(ascii: ")"))
      {
        // Images may stand in the words of a link.
        let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
        let gone = isImage ? start - 1..<place : start..<start + 1
        for index in gone { stays[index] = false }
        for index in place...end { stays[index] = false }
        next = end + 1
      }
      place = next
    }
    return String(
      decoding: bytes.indices.lazy.filter { stays[$0] }.map { bytes[$0] }, as: UTF8.self)
  }

  /// The first address of a paper in a text: that of a link, with its words, or else one that
  /// stands there by itself, or after `arXiv:`; and the bytes of all of it. O(length).
  static func toPaper(in text: Substring) -> (range: Range<Int>, words: String, address: String)? {
    let bytes = Array(text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var bare: (range: Range<Int>, words: String, address: String)?
    var open: [Int] = []
    for place in bytes.indices {
      switch bytes[place] {
      case UInt8(ascii: "["): open.append(place)
      case UInt8(ascii: "]"):
        guard let start = open.popLast(), bytes[place...].starts(with: "](http".utf8) else {
          continue
        }
        let address = place + 2..<end(ofAddress: bytes[...], from: place + 2, stops: ")")
        guard leadsToPaper(part(address)) else { continue }
        let end = bytes[address.upperBound...].prefix(longestAddress).firstIndex(
          of: UInt8(ascii: ")"))
        return (
          start..<(end ?? address.upperBound - 1) + 1, part(start + 1..<place), part(address)
        )
      case UInt8(ascii: "h"), UInt8(ascii: "a"):
        if bare != nil || (place > 0 && bytes[place - 1].isLetter) { continue }
        let rest = bytes[place...]
        let isName = rest.starts(with: "arXiv:".utf8)
        guard isName || rest.starts(with: "http".utf8) else { continue }
        // Identifiers are short.
        let longest = isName ? 64 : longestAddress
        let range =
          place..<end(
            ofAddress: bytes[..<min(bytes.count, place + longest)], from: place, stops: "<>[]()\",;"
          )
        if !isName {
          if leadsToPaper(part(range)) { bare = (range, "", part(range)) }
          continue
        }
        let id = part(range).dropFirst(6)
        let name = id.rest(before: ".") ?? id
        if PaperReference(String(name)) != nil {
          bare = (range, "", "https://arxiv.org/abs/\(name)")
        }
      default: continue
      }
    }
    return bare
  }

  /// Where an address ends that begins at a place.
  private static func end(ofAddress bytes: ArraySlice<UInt8>, from start: Int, stops: String) -> Int
  {
    bytes[start...].prefix(longestAddress).firstIndex {
      $0 <= 0x20 || stops.utf8.contains($0)
    } ?? min(bytes.endIndex, start + longestAddress)
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
