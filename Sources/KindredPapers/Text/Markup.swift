// SPDX-License-Identifier: Apache-2.0

/// Text out of the markup that publishers and feeds put around it: tags of HTML, JATS and MathML,
/// and entities.
enum Markup {
  /// The text without tags and with characters for entities. O(length).
  ///
  /// Only elements that are known are tags; `x<y and z>0` is text. A tag that can stand in a line
  /// goes without a trace (`CO<sub>2</sub>` is `CO2`), others leave a space. Markup that was
  /// escaped (`&lt;i&gt;`) is taken for what it was.
  static func plain(_ text: String) -> String {
    var text = text
    // What is escaped twice shows itself after the first time; nobody escapes more often.
    for _ in 0..<3 {
      guard text.utf8.span.mayHaveMarkup else { return text }
      let next = HTMLEntities.decoded(withoutTags(text))
      if next.utf8.count == text.utf8.count { return next }
      text = next
    }
    return text
  }

  /// Elements that separate words.
  static let blocks: Set<String> = [
    "p", "br", "div", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "tr",
    "td",
    "sec", "title", "list", "listitem", "hr", "table", "section", "label", "abstracttext", "para",
  ]

  /// Elements inside of a line.
  private static let inline: Set<String> = [
    "a", "i", "b", "em", "strong", "sub", "sup", "span", "img", "code", "tt", "italic", "bold", "u",
    "small", "sc", "inf", "scp", "font", "roman", "underline", "inlineformula", "dispformula",
    "math",
    "mi", "mo", "mn", "mrow", "msub", "msup", "msubsup", "mfrac", "mtext", "mover", "munder",
    "msqrt",
    "mspace", "mstyle", "semantics", "annotation", "texmath", "xref", "extlink", "namedcontent",
    "alternatives", "graphic", "monospace", "fixedcase",
  ]

  /// Elements that need no end.
  private static let single: Set<String> = ["p", "br", "img", "hr", "li", "tr", "td"]

  /// Bytes of a tag; what runs on is text.
  private static let longestTag = 1_024

  /// A tag: the name of its element without prefix and hyphens, and whether it is one of a
  /// vocabulary with a prefix.
  private struct Tag {
    let name: String
    let isEnd: Bool
    let isAlone: Bool
    let hasPrefix: Bool
  }

  /// The tag between angles, or nil for text: an element's name, alone or with attributes. `x<b and
  /// c>d` has none. O(length).
  private static func tag(_ inside: ArraySlice<UInt8>) -> Tag? {
    let isEnd = inside.first == UInt8(ascii: "/")
    let body = isEnd ? inside.dropFirst() : inside
    let whole = body.prefix {
      $0.isDigit || $0.isLetter || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
    }
    guard whole.count <= 40, whole.first?.isLetter == true else { return nil }
    let colon = whole.lastIndex(of: UInt8(ascii: ":"))
    let local = colon.map { whole[($0 + 1)...] } ?? whole
    let name = String(
      decoding: local.filter { $0 != UInt8(ascii: "-") }.map(\.lowercased), as: UTF8.self)
    guard blocks.contains(name) || inline.contains(name) else { return nil }
    let rest = body[whole.endIndex...].filter { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    let hasAttributes = zip(rest, rest.dropFirst()).contains { equals, quote in
      equals == UInt8(ascii: "=") && [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(quote)
    }
    guard rest.isEmpty || hasAttributes else { return nil }
    return Tag(
      name: name, isEnd: isEnd, isAlone: inside.last == UInt8(ascii: "/"), hasPrefix: colon != nil)
  }

  /// The text without tags. O(length): between angles no byte is looked at for two of them.
  private static func withoutTags(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "<")) else { return text }
    let found = tags(in: bytes)
    var ends: Set<String> = []
    var starts: Set<String> = []
    for (_, tag) in found {
      if tag.isEnd { ends.insert(tag.name) } else { starts.insert(tag.name) }
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    for (range, tag) in found {
      // One of a pair without the other is text about tags.
      let isPaired = tag.isEnd ? starts.contains(tag.name) : ends.contains(tag.name)
      guard isPaired || tag.isAlone || tag.hasPrefix || single.contains(tag.name) else { continue }
      result += bytes[place..<range.lowerBound]
      if blocks.contains(tag.name) { result.append(UInt8(ascii: " ")) }
      place = range.upperBound
    }
    result += bytes[place...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The tags in their order, and where they stand.
  private static func tags(in bytes: [UInt8]) -> [(Range<Int>, Tag)] {
    let open = UInt8(ascii: "<")
    var tags: [(Range<Int>, Tag)] = []
    var place = 0
    while let start = bytes[place...].firstIndex(of: open) {
      let limit = min(bytes.count, start + 1 + longestTag)
      let end =
        bytes[(start + 1)..<limit].firstIndex { $0 == open || $0 == UInt8(ascii: ">") } ?? limit
      place = end
      if end < limit, bytes[end] != open, let tag = tag(bytes[(start + 1)..<end]) {
        tags.append((start..<(end + 1), tag))
        place = end + 1
      }
    }
    return tags
  }
}

extension Span<UInt8> {
  /// Whether `<` or `&` stands anywhere. Many bytes are looked at at a time.
  fileprivate var mayHaveMarkup: Bool {
    var found: UInt8 = 0
    for place in indices {
      let isMark = self[place] == UInt8(ascii: "<") || self[place] == UInt8(ascii: "&")
      found |= isMark ? 1 : 0
    }
    return found != 0
  }
}
