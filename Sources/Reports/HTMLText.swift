// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text as HTML shows it, between tags and inside quoted attributes alike.
  var escapedForHTML: String {
    var text = ""
    for character in unicodeScalars {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  /// The text as XML may hold it: as for HTML, without the two characters that no document may have.
  var escapedForXML: String {
    escapedForHTML.replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
  }

  /// The address if it is one that a page may link to, or nil.
  var webAddress: String? {
    guard hasPrefix("http://") || hasPrefix("https://"),
      utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return self
  }
}
