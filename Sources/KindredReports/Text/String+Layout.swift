// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Columns that a terminal gives the text: two for wide characters, none for combining ones.
  var displayWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The text if it fits `width` columns, or as much of it as does with an ellipsis.
  func fitted(to width: Int) -> String {
    if displayWidth <= width { return self }
    var kept = ""
    var used = 1
    for character in self {
      used += character.displayWidth
      if used > width { break }
      kept.append(character)
    }
    return kept.trimmingTrailingSpaces() + "…"
  }

  /// Words on lines of at most `width` columns; a longer word has a line of its own. O(length).
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var used = 0
    for word in split(separator: " ") {
      let wordWidth = String(word).displayWidth
      if let last = lines.indices.last, used + 1 + wordWidth <= width {
        lines[last] += " " + word
        used += 1 + wordWidth
      } else {
        lines.append(String(word))
        used = wordWidth
      }
    }
    return lines
  }

  func trimmingTrailingSpaces() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The text so that Markdown shows it as it is: every character that could mean something there
  /// has a backslash before it.
  var escapedForMarkdown: String {
    // By scalars: a combining mark does not keep the character before it from meaning something.
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if "\\`*_{}[]<>()#+-.!|~$&\"'=:^".unicodeScalars.contains(scalar),
        !"-.+=:'\"()!".unicodeScalars.contains(scalar) || text.isEmpty
      {
        text.append("\\")
      }
      text.append(scalar)
    }
    return String(text)
  }
}

extension Character {
  /// 2 for East Asian wide characters and emoji, 1 for the rest.
  fileprivate var displayWidth: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x2_0000...0x3_FFFD:
      return 2
    default:
      return 1
    }
  }
}
