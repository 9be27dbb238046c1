// SPDX-License-Identifier: Apache-2.0

/// Turns text into terms.
///
/// Lower case, Unicode words without diacritics, addresses and markup left out, stop words left
/// out, plurals in the singular; scripts without spaces give pairs of characters. Stop words are
/// those of English and, in a text that they tell to be in German, French, Spanish, Italian,
/// Portuguese or Dutch, those of that language. A token has at least two characters. Numbers are
/// tokens like others: papers name algorithms, data sets and years by them. `Schr\"odinger`,
/// `Schrödinger` and `SCHRODINGER` are one.
public struct Tokenizer: Sendable {
  /// What is left out and unified.
  public let options: TokenizerOptions

  /// A tokenizer; the default is what Kindred uses for papers.
  public init(_ options: TokenizerOptions = .standard) {
    self.options = options
  }

  /// The tokens of a text in its order. O(bytes).
  public func tokens(in text: String) -> [String] {
    let words = TextWords(text, self).words
    let language = Languages.ofText(with: words.lazy.map(\.stopWord))
    return words.compactMap { $0.stopWord.languages.isDisjoint(with: language) ? $0.term : nil }
  }
}
