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
  /// A text is in English unless two different stop words tell that it is not
  /// (``StopWord/isTelling``), and those that only another language has are more than twice those
  /// that only English has. Where that holds of several, it is the one with most of them. O(n).
  static func ofText(with stopWords: some Sequence<StopWord>) -> Languages {
    let stopWords = stopWords.filter { !$0.languages.isEmpty }
    var found = Languages.english
    var most = 0
    for language in others {
      var own = 0
      var english = 0
      var telling: Set<UInt16> = []
      for word in stopWords {
        let isOwn = word.languages.contains(language)
        let isEnglish = word.languages.contains(.english)
        if isOwn && !isEnglish {
          own += 1
          if word.isTelling { telling.insert(word.number) }
        } else if isEnglish && !isOwn {
          english += 1
        }
      }
      if telling.count > 1, own > max(2 * english, most) {
        most = own
        found = language
      }
    }
    return found
  }
}
