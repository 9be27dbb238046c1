// SPDX-License-Identifier: Apache-2.0

// What papers contain that is no prose: addresses, TeX, tags, entities. Every function looks at
// most a bounded distance ahead, and where it found no end it is remembered how far there is none,
// so that scanning stays linear whatever the text.

/// How far a formula, tag or argument may run before its opening counts as plain text.
private let reach = 2_000

/// How far a scanner has looked ahead of its position for each mark that closes something, in vain.
struct ClosingMarks {
  fileprivate var parenthesis = 0
  fileprivate var bracket = 0
  fileprivate var dollar = 0
  fileprivate var twoDollars = 0
  fileprivate var angle = 0
  fileprivate var brace = 0
}

extension Span<UInt8> {
  /// The end of the address that the word at `word` begins (`https://...`, `www...`), or nil.
  func addressEnd(after word: Range<Int>, _ limit: Int) -> Int? {
    let mark = self[word.upperBound]
    if mark == UInt8(ascii: ":") {
      guard hasText("://", at: word.upperBound),
        hasTextIgnoringCase("http", at: word.lowerBound)
          || hasTextIgnoringCase("ftp", at: word.lowerBound)
      else { return nil }
    } else if mark == UInt8(ascii: ".") {
      guard word.count == 3, hasTextIgnoringCase("www", at: word.lowerBound) else { return nil }
    } else {
      return nil
    }
    var end = word.upperBound
    while end < limit {
      switch self[end] {
      case 0...0x20, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"),
        UInt8(ascii: "<"), UInt8(ascii: "\""):
        return end
      default: end += 1
      }
    }
    return end
  }

  /// The end of an accent command and the letter under it, or nil if none is at `place`.
  ///
  /// `\"o`, `\'{e}`, `\'\i`, `\c{c}`, `\v{s}`, `\o`, `\ss`, `\aa`, each maybe in braces of its own.
  func accentEnd(at place: Int, _ limit: Int) -> Int? {
    if self[place] == UInt8(ascii: "{") {
      guard place + 1 < limit, self[place + 1] == UInt8(ascii: "\\"),
        let end = accentEnd(at: place + 1, limit), end < limit, self[end] == UInt8(ascii: "}")
      else { return nil }
      return end + 1
    }
    guard self[place] == UInt8(ascii: "\\") else { return nil }
    guard place + 2 < limit else {
      return place + 2 == limit ? specialLetterEnd(at: place, limit) : nil
    }
    switch self[place + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "^"),
      UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "."):
      return accentedLetterEnd(at: place + 2, limit)
    case UInt8(ascii: "c"), UInt8(ascii: "v"), UInt8(ascii: "u"), UInt8(ascii: "H"),
      UInt8(ascii: "k"), UInt8(ascii: "r"), UInt8(ascii: "d"), UInt8(ascii: "b"):
      if self[place + 2] == UInt8(ascii: "{") { return accentedLetterEnd(at: place + 2, limit) }
      return nil
    default:
      return specialLetterEnd(at: place, limit)
    }
  }

  /// The end of `e`, `{e}`, `\i` or `{\i}`, or nil.
  private func accentedLetterEnd(at place: Int, _ limit: Int) -> Int? {
    var end = place
    let isBraced = end < limit && self[end] == UInt8(ascii: "{")
    if isBraced { end += 1 }
    if end < limit, self[end] == UInt8(ascii: "\\") { end += 1 }
    guard end < limit, self[end].isASCIILetter else { return nil }
    end += 1
    guard isBraced else { return end }
    return end < limit && self[end] == UInt8(ascii: "}") ? end + 1 : nil
  }

  /// The end of `\o`, `\l`, `\ss`, `\ae`, `\oe`, `\aa` or `\i`, in either case, or nil.
  private func specialLetterEnd(at place: Int, _ limit: Int) -> Int? {
    var end = place + 1
    while end < limit, self[end].isASCIILetter, end - place < 4 { end += 1 }
    let length = end - place - 1
    let first = length > 0 ? self[place + 1] | 0x20 : 0
    let second = length > 1 ? self[place + 2] | 0x20 : 0
    switch (length, first, second) {
    case (1, UInt8(ascii: "o"), _), (1, UInt8(ascii: "l"), _), (1, UInt8(ascii: "i"), _),
      (2, UInt8(ascii: "s"), UInt8(ascii: "s")), (2, UInt8(ascii: "a"), UInt8(ascii: "e")),
      (2, UInt8(ascii: "o"), UInt8(ascii: "e")), (2, UInt8(ascii: "a"), UInt8(ascii: "a")):
      break
    default:
      return nil
    }
    // One space, or empty braces, end the command and are no part of the text.
    if end < limit, self[end] == UInt8(ascii: " ") { return end + 1 }
    if end + 1 < limit, hasText("{}", at: end) { return end + 2 }
    return end
  }

  /// What is inside the formula that opens at `place` (`$...$`, `$$...$$`, `\(...\)`, `\[...\]`).
  ///
  /// A single dollar opens one only if no space follows it and its partner has no space before it
  /// and no digit after it, so that prices stay text.
  func formula(at place: Int, _ limit: Int, _ marks: inout ClosingMarks) -> Range<Int>? {
    let furthest = Swift.min(limit, place + reach)
    guard place + 1 < limit else { return nil }
    let next = self[place + 1]
    if self[place] == UInt8(ascii: "\\") {
      switch next {
      case UInt8(ascii: "("):
        return formula(from: place + 2, to: UInt8(ascii: ")"), furthest, &marks.parenthesis)
      case UInt8(ascii: "["):
        return formula(from: place + 2, to: UInt8(ascii: "]"), furthest, &marks.bracket)
      default: return nil
      }
    }
    guard self[place] == UInt8(ascii: "$") else { return nil }
    if next == UInt8(ascii: "$") {
      return place + 2 < limit
        ? formula(from: place + 2, furthest, &marks.twoDollars) { end in hasText("$$", at: end) }
        : nil
    }
    guard !next.isASCIISpace else { return nil }
    let start = place + 1
    return formula(from: start, furthest, &marks.dollar) { end in
      end > start && !self[end - 1].isASCIISpace
        && !(end + 1 < limit && self[end + 1].isASCIIDigit)
    }
  }

  /// From a place to the first backslash before `mark`.
  private func formula(
    from start: Int, to mark: UInt8, _ furthest: Int, _ cleared: inout Int
  ) -> Range<Int>? {
    var end = Swift.max(start, cleared)
    while end + 1 < furthest {
      if self[end] == UInt8(ascii: "\\"), self[end + 1] == mark { return start..<end }
      end += 1
    }
    cleared = end
    return nil
  }

  /// From a place to the first dollar without a backslash before it that `closes`.
  private func formula(
    from start: Int, _ furthest: Int, _ cleared: inout Int, closes: (Int) -> Bool
  ) -> Range<Int>? {
    var end = Swift.max(start, cleared)
    while end < furthest {
      if self[end] == UInt8(ascii: "\\") {
        end += 2
        continue
      }
      if self[end] == UInt8(ascii: "$"), closes(end) { return start..<end }
      end += 1
    }
    cleared = end
    return nil
  }

  /// The first words inside a formula: the argument of `\text...`, `\mathrm`, `\mathsf`, `\mathtt`,
  /// `\mbox` or `\operatorname`, or nil if there are none.
  func formulaText(in formula: Range<Int>) -> Range<Int>? {
    var place = formula.lowerBound
    while place < formula.upperBound {
      guard self[place] == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      let name = place + 1
      var end = name
      while end < formula.upperBound, self[end].isASCIILetter { end += 1 }
      let holdsWords =
        hasText("text", at: name) || hasText("mathrm", at: name) || hasText("mathsf", at: name)
        || hasText("mathtt", at: name) || hasText("mbox", at: name)
        || hasText("operatorname", at: name)
      if holdsWords, end < formula.upperBound, let group = group(at: end, formula.upperBound) {
        return group
      }
      place = Swift.max(end, name + 1)
    }
    return nil
  }

  /// The end of the command, entity or tag at `place`; one byte on where there is none.
  func markupEnd(at place: Int, _ limit: Int, _ marks: inout ClosingMarks) -> Int {
    switch self[place] {
    case UInt8(ascii: "\\"): commandEnd(at: place, limit, &marks.brace)
    case UInt8(ascii: "&"): entityEnd(at: place, limit)
    case UInt8(ascii: "<"): tagEnd(at: place, limit, &marks.angle)
    default: place + 1
    }
  }

  /// Past `\name`, and past its argument where that is no prose (an address, a key).
  private func commandEnd(at place: Int, _ limit: Int, _ cleared: inout Int) -> Int {
    let name = place + 1
    var end = name
    while end < limit, self[end].isASCIILetter, end - name < 32 { end += 1 }
    if end == name { return Swift.min(place + 2, limit) }
    let hidesArgument =
      hasText("href", at: name) || hasText("url", at: name) || hasText("cite", at: name)
      || hasText("ref", at: name) || hasText("eqref", at: name) || hasText("label", at: name)
      || hasText("begin", at: name) || hasText("end", at: name)
    if hidesArgument, end < limit, self[end] == UInt8(ascii: "{"),
      hasBrace(after: end, limit, &cleared),
      let group = group(at: end, limit)
    {
      return group.upperBound + 1
    }
    return end
  }

  /// Whether a closing brace stands within reach.
  private func hasBrace(after place: Int, _ limit: Int, _ cleared: inout Int) -> Bool {
    var end = Swift.max(place, cleared)
    while end < Swift.min(limit, place + reach) {
      if self[end] == UInt8(ascii: "}") { return true }
      end += 1
    }
    cleared = end
    return false
  }

  /// What is between the brace at `place` and its partner, or nil.
  private func group(at place: Int, _ limit: Int) -> Range<Int>? {
    guard self[place] == UInt8(ascii: "{") else { return nil }
    var depth = 0
    for end in place..<Swift.min(limit, place + reach) {
      if self[end] == UInt8(ascii: "{") { depth += 1 }
      if self[end] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return place + 1..<end }
    }
    return nil
  }

  /// Past `&amp;` or `&#8217;`, or past the ampersand alone.
  private func entityEnd(at place: Int, _ limit: Int) -> Int {
    var end = place + 1
    if end < limit, self[end] == UInt8(ascii: "#") { end += 1 }
    let name = end
    while end < limit, self[end].isASCIIWord, end - name < 10 { end += 1 }
    return end > name && end < limit && self[end] == UInt8(ascii: ";") ? end + 1 : place + 1
  }

  /// Past a tag that papers are known to contain, or past the `<` alone, which is then a sign.
  private func tagEnd(at place: Int, _ limit: Int, _ cleared: inout Int) -> Int {
    var name = place + 1
    if name < limit, self[name] == UInt8(ascii: "/") { name += 1 }
    var end = name
    while end < limit, self[end].isASCIIWord || self[end] == UInt8(ascii: ":"), end - name < 16 {
      end += 1
    }
    guard end < limit, isTagName(name..<end),
      self[end].isASCIISpace || self[end] == UInt8(ascii: ">") || self[end] == UInt8(ascii: "/")
    else { return place + 1 }
    var close = Swift.max(end, cleared)
    while close < Swift.min(limit, end + reach) {
      if self[close] == UInt8(ascii: ">") { return close + 1 }
      close += 1
    }
    cleared = close
    return place + 1
  }

  private func isTagName(_ range: Range<Int>) -> Bool {
    var name = ""
    for place in range { name.unicodeScalars.append(Unicode.Scalar(self[place])) }
    return tagNames.contains(name.lowercased())
      || hasText("jats:", at: range.lowerBound) || hasText("mml:", at: range.lowerBound)
  }
}

/// Elements that stand in abstracts.
private let tagNames: Set<String> = [
  "a", "b", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i", "img",
  "li", "ol", "p", "script", "small", "span", "strong", "sub", "sup", "table", "td", "th", "tr",
  "tt", "u", "ul",
]
