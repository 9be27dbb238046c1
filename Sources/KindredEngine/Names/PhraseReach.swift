// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredTextFeatures

/// How much papers are about phrases, from 0 to 1.
///
/// A paper is about a phrase that it holds, and about one whose meaning is near its own; where both
/// say so, more so. A title says more than an abstract where no background knows the phrase.
struct PhraseReach: Sendable {
  /// For each phrase how much the papers of each group are about it together.
  let sums: [[Double]]

  /// For each group how much each of its papers is about the phrases that may name it.
  private let values: [[Int: [Float]]]

  /// The cosines with a paper between which it comes to be about a phrase.
  private static let cosines: (none: Float, all: Float) = (0.05, 0.45)

  /// What it counts for that a paper holds a phrase; and where no background knows what the phrase
  /// means, that a title or an abstract does.
  private static let held: Float = 0.5
  private static let heldAlone: (title: Float, abstract: Float) = (1, 0.7)

  /// Phrases that are compared with all papers at a time.
  private static let blockSize = 128

  /// How much papers are about distinct phrases.
  ///
  /// - Parameters:
  ///   - proposed: for each group the places of the phrases that may name it.
  ///   - papers: for each group the phrases of its papers.
  ///   - rows: the rows of these papers.
  /// - Complexity: O(phrases x papers x d), of which O(128 x papers) is kept at a time.
  init(
    _ keys: [String], proposed: [[Int]], _ papers: [[PaperPhrases]], rows: [[Int]],
    _ meanings: PhraseMeanings?, parallelism: Parallelism
  ) {
    let all = papers.flatMap(\.self)
    let members = papers.map(\.count).ranges
    let holders = Self.holders(of: keys, all, parallelism: parallelism)
    var groups = [[Int]](repeating: [], count: keys.count)
    for (group, phrases) in proposed.enumerated() {
      for phrase in phrases { groups[phrase].append(group) }
    }
    let known = meanings?.papers(rows.flatMap(\.self))
    let reached = parallelism.mapBlocks(of: keys.count, size: Self.blockSize) { [groups] phrases in
      let cosines = known.flatMap { meanings?.cosines(Array(keys[phrases]), with: $0) }
      return phrases.map { phrase in
        let isKnown = meanings?.knows(keys[phrase]) ?? false
        var values = [Float](repeating: 0, count: all.count)
        if isKnown, let cosines {
          cosines.withRow(phrase - phrases.lowerBound) { cosines in
            for paper in values.indices {
              let above = cosines[paper] - Self.cosines.none
              values[paper] = max(0, min(1, above / (Self.cosines.all - Self.cosines.none)))
            }
          }
        }
        for (paper, isTitle) in holders[phrase] {
          let held =
            isKnown ? Self.held : isTitle ? Self.heldAlone.title : Self.heldAlone.abstract
          values[paper] = min(1, values[paper] + held)
        }
        return (
          sums: members.map { values[$0].reduce(0) { $0 + Double($1) } },
          own: groups[phrase].map { (group: $0, values: Array(values[members[$0]])) }
        )
      }
    }.flatMap(\.self)
    sums = reached.map(\.sums)
    var values = [[Int: [Float]]](repeating: [:], count: papers.count)
    for (phrase, reached) in reached.enumerated() {
      for own in reached.own { values[own.group][phrase] = own.values }
    }
    self.values = values
  }

  /// How much each paper of a group is about a phrase that may name it, by the phrase's place.
  func values(_ phrase: Int, in group: Int) -> [Float] { values[group][phrase] ?? [] }

  /// The papers that hold each phrase, ascending, and whether their titles do.
  private static func holders(
    of keys: [String], _ papers: [PaperPhrases], parallelism: Parallelism
  ) -> [[(paper: Int, isTitle: Bool)]] {
    let place = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    let held = parallelism.map(count: papers.count) { paper in
      var held: [Int: Bool] = [:]
      for phrase in papers[paper].abstract { if let key = place[phrase.key] { held[key] = false } }
      for phrase in papers[paper].title { if let key = place[phrase.key] { held[key] = true } }
      return held
    }
    var holders = [[(paper: Int, isTitle: Bool)]](repeating: [], count: keys.count)
    for (paper, held) in held.enumerated() {
      for (phrase, isTitle) in held { holders[phrase].append((paper, isTitle)) }
    }
    return holders
  }
}

extension [Int] {
  /// Ranges of these lengths, one after the other from 0 on.
  fileprivate var ranges: [Range<Int>] {
    var end = 0
    return map { length in
      end += length
      return end - length..<end
    }
  }
}
