// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text as a terminal may have it: control characters other than line ends and tabs, and
  /// marks that turn the direction of text around, are written as `\u001B`, which in JSON means the
  /// same. O(length).
  var shown: String {
    guard utf8.span.hasControls else { return self }
    var result = ""
    let scalars = unicodeScalars
    for place in scalars.indices {
      let scalar = scalars[place]
      let next = scalars.index(after: place)
      let endsLine = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
      if scalar.controlsTerminals, !endsLine {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As ``shown``, with `\n` for line feeds: nothing in the text can pass for a line of its own.
  var shownOnOneLine: String { shown.replacing("\n", with: "\\n") }
}

extension Span<UInt8> {
  /// Whether valid UTF-8 may hold a character that controls terminals: some others count as well.
  fileprivate var hasControls: Bool {
    for index in indices {
      let byte = self[index]
      // C2 begins C1 controls, E2 marks of direction, EF the byte order mark.
      if byte == 0x0D, index + 1 < count, self[index + 1] == 0x0A { continue }
      if byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F || byte == 0xC2
        || byte == 0xE2 || byte == 0xEF
      {
        return true
      }
    }
    return false
  }
}

extension Unicode.Scalar {
  fileprivate var controlsTerminals: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
