// SPDX-License-Identifier: Apache-2.0

/// Turns text into terms.
///
/// Lower case, Unicode words without diacritics, addresses and markup left out, stop words left
/// out, plurals in the singular; scripts without spaces give pairs of characters. A token has at
/// least two characters. Numbers are tokens like others: papers name algorithms, data sets and
/// years by them. `Schr\"odinger`, `Schrödinger` and `SCHRODINGER` are one.
public struct Tokenizer: Sendable {
  /// What is left out and unified.
  public let options: TokenizerOptions

  /// A tokenizer; the default is what Kindred uses for papers.
  public init(_ options: TokenizerOptions = .standard) {
    self.options = options
  }

  /// The tokens of a text in its order. O(bytes).
  public func tokens(in text: String) -> [String] {
    let normalizer = TermNormalizer(options: options)
    let bytes = text.utf8.span
    var scanner = WordScanner(stripsMarkup: options.stripsMarkup)
    scanner.scan(bytes)
    var tokens: [String] = []
    for word in scanner.words {
      if let term = normalizer.term(for: bytes.extracting(word.place), isPlain: word.isPlain) {
        tokens.append(String(decoding: term, as: UTF8.self))
      }
    }
    return tokens
  }
}
