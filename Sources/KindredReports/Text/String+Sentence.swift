// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Bytes that a first sentence has at least and at most: what ends before is an abbreviation,
  /// and what is longer is cut after a word.
  private static let sentenceSizes = 40...320

  /// The first sentence, and what follows it. A sentence ends with a mark before a space and a
  /// capital letter or a digit.
  var firstSentence: (first: String, rest: String) {
    let bytes = Array(utf8)
    var cut = bytes.count
    var lastSpace: Int?
    for place in bytes.indices.dropLast(2) {
      if bytes[place + 1] != UInt8(ascii: " ") { continue }
      let mark = bytes[place]
      let next = bytes[place + 2]
      let isEnd =
        [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(mark)
        && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next)
      if isEnd, place + 1 >= Self.sentenceSizes.lowerBound {
        cut = place + 1
        break
      }
      if place + 1 <= Self.sentenceSizes.upperBound { lastSpace = place + 1 }
      if place >= Self.sentenceSizes.upperBound, let lastSpace {
        cut = lastSpace
        break
      }
    }
    // A space is a character of its own unless a mark combines with it, which then stays with the
    // rest.
    let first = String(decoding: bytes[..<cut], as: UTF8.self)
    let rest = String(decoding: bytes[min(cut + 1, bytes.count)...], as: UTF8.self)
    return (first, rest)
  }
}
