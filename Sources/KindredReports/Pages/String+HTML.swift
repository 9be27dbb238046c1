// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers

extension String {
  /// The text as HTML shows it, between tags and inside quoted attributes alike.
  package var escapedForHTML: String {
    replacingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  /// The text as XML may hold it: as for HTML, without the two characters that no document may
  /// have.
  var escapedForXML: String {
    escapedForHTML.replacingScalars { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" ? "\u{FFFD}" : nil }
  }

  /// The address if it is one that a page may link to, or nil.
  var webAddress: String? {
    guard hasPrefix("http://") || hasPrefix("https://"),
      utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return self
  }
}
