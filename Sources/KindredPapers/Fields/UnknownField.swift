// SPDX-License-Identifier: Apache-2.0

/// A field that seems to tell what a paper says or when it appeared, under a name that is not
/// known.
struct UnknownField: Hashable, Sendable {
  let name: String

  /// What it seems to hold.
  let kind: String

  /// A field that holds prose or a day; nil for any other. O(1).
  init?(_ name: String, _ text: String) {
    self.name = name
    if text.utf8.count >= 8, text.utf8.count < 40, text.utf8.contains(where: \.isDigit) {
      guard PaperDate.written(text)?.day != nil,
        !text.utf8.contains(UInt8(ascii: "/")) || text.utf8.count < 12
      else { return nil }
      kind = "a date"
    } else {
      guard Self.isProse(text) else { return nil }
      kind = "text"
    }
  }

  /// Words from which on a text is prose, and the share of small ones among them.
  private static let leastWords = 12

  private static func isProse(_ text: String) -> Bool {
    guard text.utf8.count >= 60 else { return false }
    let words = Substring(text.utf8.prefix(1_000)).parts(between: " \n\t")
    let small = words.count { word in word.utf8.first.map { $0.isLetter && !$0.isCapital } ?? false
    }
    return words.count >= leastWords && 2 * small >= words.count
  }

  /// The name on one line, and not too long to be told.
  var shownName: String { String(name.onOneLine().prefix(60)) }

  /// The sentence that tells of it.
  var sentence: String {
    "the field \"\(shownName)\" looks like \(kind), is not known and was not read"
  }
}
