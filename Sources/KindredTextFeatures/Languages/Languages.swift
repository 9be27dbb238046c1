// SPDX-License-Identifier: Apache-2.0

/// Some of the languages whose stop words are known.
struct Languages: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  static let english = Languages(rawValue: 1)
  static let german = Languages(rawValue: 2)
  static let french = Languages(rawValue: 4)
  static let spanish = Languages(rawValue: 8)
  static let italian = Languages(rawValue: 16)
  static let portuguese = Languages(rawValue: 32)
  static let dutch = Languages(rawValue: 64)

  /// Those but English, in the order in which ties are broken.
  private static let others: [Languages] = [
    .german, .french, .spanish, .italian, .portuguese, .dutch,
  ]

  /// The language of a text, told by the stop words in it.
  ///
  /// A text is in English unless stop words that only another language has outnumber those that
  /// only English has, are at least two, and one of them tells it apart (``StopWord/isTelling``).
  /// Where that holds of several, it is the one with most of them. O(n).
  static func ofText(with stopWords: some Sequence<StopWord>) -> Languages {
    let stopWords = stopWords.filter { !$0.languages.isEmpty }
    var found = Languages.english
    var most = 1
    for language in others {
      var own = 0
      var english = 0
      var isTold = false
      for word in stopWords {
        let isOwn = word.languages.contains(language)
        let isEnglish = word.languages.contains(.english)
        if isOwn && !isEnglish {
          own += 1
          isTold = isTold || word.isTelling
        } else if isEnglish && !isOwn {
          english += 1
        }
      }
      if isTold, own > max(english, most) {
        most = own
        found = language
      }
    }
    return found
  }
}
