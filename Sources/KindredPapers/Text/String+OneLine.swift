// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text with every run of white space and control characters as one space, none at the ends.
  ///
  /// White space is Unicode's (NBSP included), control characters are C0, DEL and C1; line and
  /// paragraph separators, byte order marks and bidirectional overrides count as well, so that what
  /// comes out can be shown on one line of a terminal. O(length).
  package func onOneLine() -> String {
    let bytes = utf8.span
    if bytes.isOnOneLine { return self }
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    var pendingSpace = false
    var place = 0
    while place < bytes.count {
      let (value, length) = bytes.scalar(at: place)
      if value.separatesWords {
        pendingSpace = !line.isEmpty
      } else {
        if pendingSpace { line.append(UInt8(ascii: " ")) }
        pendingSpace = false
        for offset in 0..<length { line.append(bytes[place + offset]) }
      }
      place += length
    }
    return String(decoding: line, as: UTF8.self)
  }
}

extension Span<UInt8> {
  /// Whether ASCII text needs no change; text with other characters is looked at in full.
  fileprivate var isOnOneLine: Bool {
    var previous = UInt8(ascii: " ")
    for index in indices {
      let byte = self[index]
      if byte < 0x20 || byte >= 0x7F { return false }
      if byte == 0x20 && previous == 0x20 { return false }
      previous = byte
    }
    return isEmpty || previous != 0x20
  }

  /// The scalar that begins at a place of valid UTF-8, and its bytes.
  fileprivate func scalar(at place: Int) -> (value: UInt32, length: Int) {
    let first = self[place]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first & (0x7F >> UInt8(length)))
    for offset in 1..<length { value = value << 6 | UInt32(self[place + offset] & 0x3F) }
    return (value, length)
  }
}

extension UInt32 {
  /// Whether a scalar of this value stands between words.
  fileprivate var separatesWords: Bool {
    switch self {
    case 0...0x20, 0x7F...0xA0: true
    case ..<0x1680: false
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: Unicode.Scalar(self)?.properties.isWhitespace ?? false
    }
  }
}
