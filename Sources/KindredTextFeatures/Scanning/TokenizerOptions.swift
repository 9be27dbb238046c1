// SPDX-License-Identifier: Apache-2.0

/// What a tokenizer leaves out and unifies.
public struct TokenizerOptions: Equatable, Sendable {
  /// Whether addresses, TeX, tags and entities are passed over.
  public var stripsMarkup: Bool

  /// Whether words of grammar are left out.
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
