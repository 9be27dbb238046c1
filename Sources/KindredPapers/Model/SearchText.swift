// SPDX-License-Identifier: Apache-2.0

/// What somebody typed to look for: words, words that must stand as they are, and words that must
/// not.
///
/// `"water colour"` has to be there as it stands, `-robot` and `-"water colour"` must not be; all
/// else is looked for. A hyphen inside a word, or before a space, is a part of the text; so is a
/// quotation mark that is never closed. O(length).
public struct SearchText: Equatable, Sendable {
  /// All words to look for, including those of phrases.
  public let text: String

  /// Phrases that a paper must contain word for word.
  public let phrases: [String]

  /// Phrases that a paper must not contain.
  public let excludedPhrases: [String]

  /// A text of which no part has to stand as it is.
  public init(text: String) {
    self.text = text
    phrases = []
    excludedPhrases = []
  }

  /// Bytes up to which a query is read as typed words, of which some may be quoted.
  private static let longestTyped = 300

  /// What a query means: the parts of a short one as it was typed, or a longer text as it is.
  package init(asked query: String) {
    self = query.utf8.count <= Self.longestTyped ? Self(typed: query) : Self(text: query)
  }

  /// The parts of a text as it was typed.
  public init(typed: String) {
    var looked: [Substring] = []
    var phrases: [String] = []
    var excluded: [String] = []
    var rest = typed[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
        continue
      }
      let isExcluded = first == "-" && rest.dropFirst().first?.isWhitespace == false
      let part = isExcluded ? rest.dropFirst() : rest
      if part.first == "\"", let end = part.dropFirst().firstIndex(of: "\"") {
        let phrase = part[..<end].dropFirst()
        if isExcluded {
          excluded.append(String(phrase))
        } else {
          phrases.append(String(phrase))
          looked.append(phrase)
        }
        rest = part[end...].dropFirst()
      } else {
        let word = part.prefix { !$0.isWhitespace }
        if isExcluded { excluded.append(String(word)) } else { looked.append(word) }
        rest = part.dropFirst(word.count)
      }
    }
    text = looked.joined(separator: " ")
    self.phrases = phrases.filter { !WordSequence($0).isEmpty }
    excludedPhrases = excluded.filter { !WordSequence($0).isEmpty }
  }
}
