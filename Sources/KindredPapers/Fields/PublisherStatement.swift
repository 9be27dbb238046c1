// SPDX-License-Identifier: Apache-2.0

/// Statements of publishers at the ends of abstracts, which are no text of the paper:
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

  /// The abstract without statements at its end; one that is nothing else stays. O(1), or O(length)
  /// where there is one.
  static func removed(from abstract: String) -> String {
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

  /// Where a mark begins a statement: one with a year, or that tells of authors and rights.
  private static func start(of mark: String, in tail: ArraySlice<UInt8>) -> Int? {
    var rest = tail
    while let place = rest.firstPlace(of: mark) {
      rest = rest[(place + mark.utf8.count)...]
      let isWord = place == 0 || !tail[place - 1].isLetter
      if isWord, isStatement(rest.prefix(48)) { return place }
    }
    return nil
  }

  private static func isStatement(_ text: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in text {
      digits = byte.isDigit ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return text.firstPlace(of: "author") != nil || text.firstPlace(of: "reserved") != nil
  }

  /// Where a text ends without the word before a statement, as in `Crown Copyright ©`.
  private static func withoutLead(_ text: ArraySlice<UInt8>) -> Int {
    let lead = "crown "
    return text.count
      - (text.suffix(lead.utf8.count).elementsEqual(lead.utf8) ? lead.utf8.count : 0)
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
