// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text with every run of white space and control characters as one space, none at the ends.
  ///
  /// White space is Unicode's (NBSP included), control characters are C0, DEL and C1; line and
  /// paragraph separators, byte order marks and bidirectional overrides count as well, so that what
  /// comes out can be shown on one line of a terminal. O(length).
  package func onOneLine() -> String {
    if utf8.span.isOnOneLine { return self }
    var line = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in unicodeScalars {
      if scalar.separatesWords {
        pendingSpace = !line.isEmpty
      } else {
        if pendingSpace { line.append(" ") }
        pendingSpace = false
        line.append(scalar)
      }
    }
    return String(line)
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
}

extension Unicode.Scalar {
  fileprivate var separatesWords: Bool {
    switch value {
    case 0...0x20, 0x7F...0xA0: true
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    case ..<0x1680: false
    default: properties.isWhitespace
    }
  }
}
