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

  /// Elements that feeds wrap text in. Anything else between angles is text: `x<y and z>0`.
  private static let elements: Set<String> = [
    "p", "br", "a", "i", "b", "em", "strong", "sub", "sup", "span", "div", "ul", "ol", "li", "img",
    "code", "pre", "tt", "blockquote", "h1", "h2", "h3", "h4",
  ]

  /// Whether what stands between angles is a tag: an element's name, alone or with attributes. `x<b and
  /// c>d` has none.
  private static func isTag(_ inside: Substring) -> Bool {
    let name = inside.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard elements.contains(name.lowercased()) else { return false }
    let rest = inside[name.endIndex...].filter { $0 != " " && $0 != "\n" && $0 != "/" }
    return rest.isEmpty
      || (!rest.contains("<") && (rest.contains("=\"") || rest.contains("='")))
  }

  /// The text with a space for each tag. O(length).
  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)...].prefix(300)
      if let close = inside.firstIndex(of: ">"), isTag(inside[..<close]) {
        result += " "
        rest = rest[rest.index(after: close)...]
      } else {
        result += "<"
        rest = rest[rest.index(after: open)...]
      }
    }
    return result + rest
  }
}
