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
      bytes[end] == UInt8(ascii: ")")
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

  /// Whether the address is that of a paper.
  var leadsToPaper: Bool {
    PaperReference(address) != nil || WrittenIdentifier.doi(address) != nil
  }
}
