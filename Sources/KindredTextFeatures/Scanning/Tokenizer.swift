// SPDX-License-Identifier: Apache-2.0

/// What a tokenizer leaves out and unifies.
public struct TokenizerOptions: Equatable, Sendable {
  /// Whether addresses, TeX, tags and entities are passed over.
  public var stripsMarkup: Bool

  /// Whether English words of grammar are left out.
  public var removesStopWords: Bool

  /// Whether English plurals become their singular.
  public var foldsPlurals: Bool

  /// Whether tokens of digits alone are kept.
  public var keepsNumbers: Bool

  /// Options one by one; by default those of ``standard``.
  public init(
    stripsMarkup: Bool = true, removesStopWords: Bool = true, foldsPlurals: Bool = true,
    keepsNumbers: Bool = true
  ) {
    self.stripsMarkup = stripsMarkup
    self.removesStopWords = removesStopWords
    self.foldsPlurals = foldsPlurals
    self.keepsNumbers = keepsNumbers
  }

  /// What Kindred uses for papers.
  public static let standard = TokenizerOptions()

  /// Words as they stand, in lower case: what scikit-learn's vectorizers do with the pattern
  /// `[^\W_]{2,}`, but for diacritics, which are always taken off.
  public static let plain = TokenizerOptions(
    stripsMarkup: false, removesStopWords: false, foldsPlurals: false, keepsNumbers: true)
}

/// Turns text into terms.
///
/// Lower case, Unicode words without diacritics, addresses and markup left out, stop words left
/// out, plurals in the singular; scripts without spaces give pairs of characters. A token has at
/// least two characters. Numbers are tokens like others: papers name algorithms, data sets and years
/// by them. `Schr\"odinger`, `Schrödinger` and `SCHRODINGER` are one.
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
