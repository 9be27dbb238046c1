// SPDX-License-Identifier: Apache-2.0

extension Span<UInt8> {
  /// The first eight bytes as a number that orders as they do; what is missing counts as zero.
  package var firstEight: UInt64 {
    var value: UInt64 = 0
    for index in 0..<Swift.min(count, 8) { value |= UInt64(self[index]) << UInt64(56 - 8 * index) }
    return value
  }

  /// Whether `text` stands at `position`. O(length of text).
  func hasText(_ text: StaticString, at position: Int) -> Bool {
    matches(text, at: position, caseFold: 0)
  }

  /// Whether `text`, which must be lower-case letters, stands at `position` in any case.
  func hasTextIgnoringCase(_ text: StaticString, at position: Int) -> Bool {
    matches(text, at: position, caseFold: 0x20)
  }

  private func matches(_ text: StaticString, at position: Int, caseFold: UInt8) -> Bool {
    let expected = text.description.utf8
    guard position >= 0, position + expected.count <= count else { return false }
    var place = position
    for byte in expected {
      if self[place] | (self[place].isASCIILetter ? caseFold : 0) != byte { return false }
      place += 1
    }
    return true
  }

  /// The scalar that starts at `position` and its length in bytes.
  ///
  /// The span must be valid UTF-8, as a `String`'s is; anything else reads as U+FFFD, one byte
  /// long.
  func scalar(at position: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(self[position])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard position + length <= count, first < 0x80 || first >= 0xC0 else { return ("\u{FFFD}", 1) }
    var value = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
    for offset in 1..<Swift.max(length, 1) where length > 1 {
      value = value << 6 | UInt32(self[position + offset] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }
}
