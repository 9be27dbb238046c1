// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredTextFeatures

/// How much papers are about phrases, from 0 to 1.
///
/// A paper is about a phrase that it holds, and about one whose meaning is near its own; where both
/// say so, more so. A title says more than an abstract where no background knows the phrase.
struct PhraseReach: Sendable {
  /// Phrases by papers.
  private let values: Matrix

  /// The cosines with a paper between which it comes to be about a phrase.
  private static let cosines: (none: Float, all: Float) = (0.05, 0.45)

  /// What it counts for that a paper holds a phrase; and where no background knows what the phrase
  /// means, that a title or an abstract does.
  private static let held: Float = 0.5
  private static let heldAlone: (title: Float, abstract: Float) = (1, 0.7)

  /// How much papers are about distinct phrases.
  ///
  /// - Parameters:
  ///   - papers: the phrases of papers.
  ///   - rows: the rows of these papers.
  /// - Complexity: O(phrases x papers x d).
  init(
    _ keys: [String], _ papers: [PaperPhrases], rows: [Int], _ meanings: PhraseMeanings?,
    parallelism: Parallelism
  ) {
    let place = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    let held = parallelism.map(count: papers.count) { paper in
      var held: [Int: Bool] = [:]
      for phrase in papers[paper].abstract { if let key = place[phrase.key] { held[key] = false } }
      for phrase in papers[paper].title { if let key = place[phrase.key] { held[key] = true } }
      return held
    }
    let cosines = meanings?.cosines(keys, with: rows, parallelism: parallelism)
    var values = Matrix(rowCount: keys.count, columnCount: papers.count)
    for phrase in keys.indices {
      let isKnown = meanings?.knows(keys[phrase]) ?? false
      for paper in papers.indices {
        var value: Float = 0
        if isKnown, let cosine = cosines?[phrase, paper] {
          value = (cosine - Self.cosines.none) / (Self.cosines.all - Self.cosines.none)
          value = max(0, min(1, value))
        }
        if let isTitle = held[paper][phrase] {
          value += isKnown ? Self.held : isTitle ? Self.heldAlone.title : Self.heldAlone.abstract
        }
        values[phrase, paper] = min(1, value)
      }
    }
    self.values = values
  }

  /// How much a paper is about a phrase, both by their places.
  subscript(phrase: Int, paper: Int) -> Double { Double(values[phrase, paper]) }

  /// How much some papers are about a phrase together.
  func sum(_ phrase: Int, _ papers: some Sequence<Int>) -> Double {
    papers.reduce(0) { $0 + self[phrase, $1] }
  }
}
