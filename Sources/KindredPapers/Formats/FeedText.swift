// SPDX-License-Identifier: Apache-2.0

/// Text of papers inside a feed, without what the feed adds to it.
enum FeedText {
  /// An abstract without tags, and without what arXiv says before it (`arXiv:2403.12008v1 Announce
  /// Type: new Abstract: ...`). O(length).
  static func abstract(_ text: String) -> String {
    let plain = withoutTags(text)
    guard plain.onOneLine().hasPrefix("arXiv:"), let mark = plain.firstRange(of: "Abstract:") else {
      return plain
    }
    return String(plain[mark.upperBound...])
  }

  /// A title without what arXiv used to say after it (`(arXiv:2403.12008v1 [cs.CV] UPDATED)`), and
  /// that.
  static func title(_ text: String) -> (title: String, mention: (id: String, categories: [String])?)
  {
    let plain = withoutTags(text).onOneLine()
    guard plain.hasSuffix(")"), let mark = plain.ranges(of: " (arXiv:").last else {
      return (plain, nil)
    }
    let words = plain[mark.upperBound...].dropLast().split(separator: " ")
    var title = String(plain[..<mark.lowerBound])
    if title.hasSuffix(".") { title.removeLast() }
    let categories = words.dropFirst().first.map { $0.filter { $0 != "[" && $0 != "]" } }
    return (title, (words.first.map(String.init) ?? "", [categories].compactMap { $0 }))
  }

  /// Elements that separate words.
  static let blocks: Set<String> = [
    "p", "br", "div", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "tr", "td",
  ]

  /// Elements that feeds wrap text in. Anything else between angles is text: `x<y and z>0`.
  private static let elements: Set<String> = [
    "p", "br", "a", "i", "b", "em", "strong", "sub", "sup", "span", "div", "ul", "ol", "li", "img",
    "code", "pre", "tt", "blockquote", "h1", "h2", "h3", "h4",
  ]

  /// Whether what stands between angles is a tag: an element's name, alone or with attributes. `x<b
  /// and c>d` has none. O(length).
  private static func isTag(_ inside: ArraySlice<UInt8>) -> Bool {
    let name = inside.drop { $0 == UInt8(ascii: "/") }.prefix {
      $0.isDigit || $0.isLetter
    }
    guard name.count <= 10,
      elements.contains(String(decoding: name, as: UTF8.self).lowercased())
    else { return false }
    let rest = inside[name.endIndex...].filter { ![0x20, 0x0A, UInt8(ascii: "/")].contains($0) }
    return rest.isEmpty
      || zip(rest, rest.dropFirst()).contains { equals, quote in
        equals == UInt8(ascii: "=") && [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(quote)
      }
  }

  /// Bytes of a tag; what runs on is text.
  private static let longestTag = 1_024

  /// The text with a space for each tag. O(length): between angles no byte is looked at for two of
  /// them.
  private static func withoutTags(_ text: String) -> String {
    let open = UInt8(ascii: "<")
    guard text.utf8.contains(open) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while let start = bytes[place...].firstIndex(of: open) {
      result += bytes[place..<start]
      let limit = min(bytes.count, start + 1 + longestTag)
      let end =
        bytes[(start + 1)..<limit].firstIndex { $0 == open || $0 == UInt8(ascii: ">") } ?? limit
      let inside = bytes[(start + 1)..<end]
      if end < limit, bytes[end] != open, isTag(inside) {
        result.append(UInt8(ascii: " "))
        place = end + 1
      } else {
        result.append(open)
        result += inside
        place = end
      }
    }
    result += bytes[place...]
    return String(decoding: result, as: UTF8.self)
  }
}
