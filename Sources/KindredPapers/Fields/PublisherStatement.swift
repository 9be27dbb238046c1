// SPDX-License-Identifier: Apache-2.0

/// Statements of publishers at either end of abstracts, which are no text of the paper:
/// `© 2031 Example Press. All rights reserved.`
enum PublisherStatement {
  /// Bytes at the end among which a statement is looked for.
  private static let reach = 400

  /// Words that begin one, in small letters.
  private static let marks = ["©", "copyright", "(c) "]

  /// Sentences that may stand at the end by themselves, in small letters.
  private static let sentences = [
    "this article is protected by copyright", "all rights reserved", "[abstract from author]",
    "(abstract from author)",
  ]

  /// Beginnings of sentences that may follow one at the beginning, in small letters.
  private static let furtherSentences = ["all rights reserved", "published by", "crown copyright"]

  /// The abstract without statements at its ends; one that is nothing else stays. O(1), or
  /// O(length) where there is one.
  static func removed(from abstract: String) -> String {
    removedFromEnd(removedFromStart(abstract))
  }

  private static func removedFromStart(_ abstract: String) -> String {
    guard let first = abstract.utf8.first, first == 0xC2 || "(cC".utf8.contains(first) else {
      return abstract
    }
    let text = Array(abstract.utf8.prefix(reach))
    let head = text.map(\.lowercased)
    guard let mark = marks.first(where: { head.starts(with: $0.utf8) }) else { return abstract }
    let rest = head[mark.utf8.count...]
    guard mark == "©" ? isStatement(rest.prefix(48)) : isNamed(rest),
      var start = sentenceEnd(text[...])
    else { return abstract }
    while furtherSentences.contains(where: { head[start...].starts(with: $0.utf8) }),
      let next = sentenceEnd(text[start...])
    {
      start = next
    }
    return String(Substring(abstract.utf8.dropFirst(start)))
  }

  /// Where the next sentence begins: with a capital after a full stop that stands after no initial.
  private static func sentenceEnd(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    while let stop = rest.firstPlace(of: ". ") {
      let word = text[..<stop].reversed().prefix { $0 > 0x20 }
      if word.count > 1, stop + 2 < text.endIndex, text[stop + 2].isCapital { return stop + 2 }
      rest = text[(stop + 2)...]
    }
    return nil
  }

  private static func removedFromEnd(_ abstract: String) -> String {
    guard mayEnd(abstract.utf8.span) else { return abstract }
    let tail = abstract.utf8.suffix(reach).map(\.lowercased)
    var end = tail.count
    while let shorter = withoutSentence(tail[..<end]) { end = shorter }
    if let start = marks.compactMap({ start(of: $0, in: tail[..<end]) }).min() {
      end = withoutLead(tail[..<start])
    }
    while let shorter = withoutSentence(tail[..<end]) { end = shorter }
    let kept = abstract.utf8.dropLast(tail.count - end)
    return end == tail.count || kept.allSatisfy { $0 <= 0x20 }
      ? abstract : String(Substring(kept)).onOneLine()
  }

  /// Whether a part of a mark or sentence stands near the end, so that it is worth a closer look.
  /// Many bytes are looked at at a time.
  private static func mayEnd(_ bytes: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    for place in max(0, bytes.count - reach)..<max(0, bytes.count - 2) {
      let (first, second, third) = (bytes[place], bytes[place + 1] | 0x20, bytes[place + 2] | 0x20)
      // `©`, `(c)`, `copyright`, `reserved` and `AUTHOR]`.
      found |= (first ^ 0xC2) | (bytes[place + 1] ^ 0xA9) == 0 ? 1 : 0
      found |= (first ^ 0x28) | (second ^ 0x63) | (third ^ 0x29) == 0 ? 1 : 0
      found |= ((first | 0x20) ^ 0x79) | (second ^ 0x72) | (third ^ 0x69) == 0 ? 1 : 0
      found |= ((first | 0x20) ^ 0x72) | (second ^ 0x76) | (third ^ 0x65) == 0 ? 1 : 0
      found |= ((first | 0x20) ^ 0x68) | (second ^ 0x6F) | (third ^ 0x72) == 0 ? 1 : 0
    }
    return found != 0
  }

  /// Where a mark begins a statement: `©` with a year or authors after it, or another mark after
  /// the end of a sentence that a sign or a year follows at once.
  private static func start(of mark: String, in tail: ArraySlice<UInt8>) -> Int? {
    var rest = tail
    while let place = rest.firstPlace(of: mark) {
      rest = rest[(place + mark.utf8.count)...]
      let before = tail[..<place].last { $0 > 0x20 }
      let isSign = mark == "©"
      let isStart = before.map { ".?!)]\"".utf8.contains($0) || $0 >= 0x80 } ?? true
      if isSign ? isStatement(rest.prefix(48)) : isStart && isNamed(rest) { return place }
    }
    return nil
  }

  /// Whether a year or authors follow a sign.
  private static func isStatement(_ text: ArraySlice<UInt8>) -> Bool {
    hasYear(text) || text.firstPlace(of: "the author") != nil
      || text.firstPlace(of: "reserved") != nil
  }

  /// Whether a sign or a year follows a word for it, or authors do.
  private static func isNamed(_ text: ArraySlice<UInt8>) -> Bool {
    let next = text.drop { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }
    return ["©", "(c)", "by ", "the author"].contains { next.starts(with: $0.utf8) }
      || hasYear(next.prefix(5))
  }

  /// Whether a year stands there.
  private static func hasYear(_ text: ArraySlice<UInt8>) -> Bool {
    var digits: [UInt8] = []
    for byte in text {
      if byte.isDigit { digits.append(byte) } else { digits = [] }
      if digits.count == 4, digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8) {
        return true
      }
    }
    return false
  }

  /// Where a text ends without the words before a statement, as in `Crown Copyright ©`.
  private static func withoutLead(_ text: ArraySlice<UInt8>) -> Int {
    var count = text.count
    for lead in ["copyright ", "crown "]
    where text.prefix(count).suffix(lead.utf8.count).elementsEqual(lead.utf8) {
      count -= lead.utf8.count
    }
    return count
  }

  /// Where a text ends without a sentence of publishers', or nil for one that has none at its end.
  private static func withoutSentence(_ text: ArraySlice<UInt8>) -> Int? {
    let blanks = text.reversed().prefix { $0 <= 0x20 || $0 == UInt8(ascii: ".") }.count
    let trimmed = text.dropLast(blanks)
    for sentence in sentences where trimmed.suffix(sentence.utf8.count).elementsEqual(sentence.utf8)
    {
      let rest = trimmed.dropLast(sentence.utf8.count)
      // Only a whole sentence is one.
      if rest.last(where: { $0 > 0x20 })?.isLetter != true { return rest.count }
    }
    return nil
  }
}
