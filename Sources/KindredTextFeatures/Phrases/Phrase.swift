// SPDX-License-Identifier: Apache-2.0

/// One to four terms that stand next to each other in a text and could name something.
package struct Phrase: Hashable, Sendable {
  /// The terms with spaces between: what two spellings of a phrase have in common.
  package let key: String

  /// Where it stands, in bytes of the text.
  package let place: Range<Int>

  /// Whether nothing that could belong to it stands before it.
  package let isOpening: Bool

  /// Whether nothing that could belong to it stands after it: "diffusion" in "diffusion models" is
  /// cut off, "video generation" in "for video generation, we" is not.
  package let isClosing: Bool

  /// Whether it is one word, or words that hyphens make one.
  package let isUndivided: Bool

  /// What the words around it make of it.
  package let use: Use

  /// What a phrase is used as, as far as grammar tells.
  package enum Use: Sendable {
    /// A noun: after an article or a preposition.
    case noun
    /// A verb: after "to" or a pronoun, or before an article.
    case verb
    /// Nothing tells.
    case unknown
  }

  /// The phrase as a text that holds it writes it. O(1) and the phrase's length.
  package func surface(in text: String) -> String {
    let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
    return String(text[start..<text.utf8.index(start, offsetBy: place.count)])
  }
}
