// SPDX-License-Identifier: Apache-2.0

/// The words of a phrase, for telling whether another one says the same.
///
/// Words are alike if they are equal, or begin with the same five letters or more, which are more
/// than three quarters of the shorter one: `sample` and `sampling`, not `transfer` and
/// `transformer`.
struct PhraseWords: Sendable {
  private let words: [[UInt8]]

  /// The words of a phrase's key.
  init(_ key: String) {
    words = key.split(separator: " ").map { Array($0.utf8) }
  }

  /// Whether all words of one phrase have words like them in the other, or one is the other's
  /// initials.
  func repeats(_ other: PhraseWords) -> Bool {
    isPart(of: other) || other.isPart(of: self) || areInitials(of: other)
      || other.areInitials(of: self)
  }

  /// Whether a word has words like it in more than one of some phrases.
  func areWorn(in others: [PhraseWords]) -> Bool {
    words.contains { word in others.count { $0.holds(word) } > 1 }
  }

  /// Whether a word of one phrase has a word like it in the other.
  func shares(_ other: PhraseWords) -> Bool { words.contains(where: other.holds) }

  private func isPart(of other: PhraseWords) -> Bool { words.allSatisfy(other.holds) }

  private func holds(_ word: [UInt8]) -> Bool { words.contains { Self.areAlike($0, word) } }

  private func areInitials(of other: PhraseWords) -> Bool {
    words.count == 1 && words[0].count > 1 && other.words.compactMap(\.first) == words[0]
  }

  private static func areAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left == right { return true }
    let shared = zip(left, right).prefix { $0 == $1 }.count
    return shared >= 5 && 4 * shared > 3 * min(left.count, right.count)
  }
}
