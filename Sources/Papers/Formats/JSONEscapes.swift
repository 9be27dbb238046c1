// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Escapes in JSON that stand for no character.
enum JSONEscapes {
  /// The text with `\ufffd` for each half of a surrogate pair that stands alone (`\ud800`), or nil
  /// where there is none. O(bytes).
  static func withoutLoneSurrogates(_ json: Data) -> Data? {
    let lone = loneHalves(json.span)
    if lone.isEmpty { return nil }
    var bytes = [UInt8](json)
    for place in lone { bytes.replaceSubrange(place..<place + 6, with: Array("\\ufffd".utf8)) }
    return Data(bytes)
  }

  /// Where they begin.
  private static func loneHalves(_ bytes: Span<UInt8>) -> [Int] {
    var places: [Int] = []
    if !bytes.hasUnicodeEscapes { return places }
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      guard let unit = unit(at: place, in: bytes) else {
        // Another escape: what it escapes is no beginning of one.
        place += 2
        continue
      }
      let start = place
      place += 6
      if UTF16.isLeadSurrogate(unit), let next = self.unit(at: place, in: bytes),
        UTF16.isTrailSurrogate(next)
      {
        place += 6
      } else if UTF16.isSurrogate(unit) {
        places.append(start)
      }
    }
    return places
  }

  /// What `\uXXXX` at a place gives, or nil where that is not what stands there.
  private static func unit(at place: Int, in bytes: Span<UInt8>) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for offset in 2..<6 {
      let digit = Character(Unicode.Scalar(bytes[place + offset])).hexDigitValue
      guard let digit else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}

extension Span<UInt8> {
  /// Whether `\u` stands anywhere. Many bytes are looked at at a time.
  fileprivate var hasUnicodeEscapes: Bool {
    var found: UInt8 = 0
    for place in 0..<Swift.max(0, count - 1) {
      let isEscape = self[place] == UInt8(ascii: "\\") && self[place + 1] == UInt8(ascii: "u")
      found |= isEscape ? 1 : 0
    }
    return found != 0
  }
}
