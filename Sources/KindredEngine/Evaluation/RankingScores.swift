// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// How well a ranking puts what is relevant first.
///
/// The definitions of TREC's evaluation program, with the judged grades themselves as gains.
public struct RankingScores: Equatable, Sendable {
  /// Discounted cumulative gain of the first ten over the best possible (Järvelin, Kekäläinen
  /// 2002): gain / log2(rank + 1).
  public let ndcgAt10: Double

  /// The mean, over all relevant rows, of the precision at each one's rank; 0 for one not ranked.
  public let averagePrecision: Double

  /// The share of relevant rows among the first ten.
  public let recallAt10: Double

  /// The share of relevant rows among the first hundred.
  public let recallAt100: Double

  /// The share of the first ten that is relevant, of ten even where fewer are ranked.
  public let precisionAt10: Double

  /// Scores from their values.
  public init(
    ndcgAt10: Double, averagePrecision: Double, recallAt10: Double, recallAt100: Double,
    precisionAt10: Double
  ) {
    self.ndcgAt10 = ndcgAt10
    self.averagePrecision = averagePrecision
    self.recallAt10 = recallAt10
    self.recallAt100 = recallAt100
    self.precisionAt10 = precisionAt10
  }

  /// Judges one ranking.
  ///
  /// - Parameters:
  ///   - ranking: rows, best first, each at most once.
  ///   - grades: the grade of each judged row; at most 0 is not relevant. At least one is relevant.
  /// - Complexity: O(ranking + grades log grades).
  public init(ranking: [Int], grades: [Int: Double]) {
    let relevantCount = grades.count { $0.value > 0 }
    precondition(relevantCount > 0, "a ranking is judged by at least one relevant row")
    let gains = ranking.map { max(0, grades[$0] ?? 0) }
    let best = grades.values.map { max(0, $0) }.sorted(by: >)
    ndcgAt10 = Self.discounted(gains.prefix(10)) / Self.discounted(best.prefix(10))
    var found = 0
    var precisions = 0.0
    for (place, gain) in gains.enumerated() where gain > 0 {
      found += 1
      precisions += Double(found) / Double(place + 1)
    }
    averagePrecision = precisions / Double(relevantCount)
    func count(_ length: Int) -> Double { Double(gains.prefix(length).count { $0 > 0 }) }
    recallAt10 = count(10) / Double(relevantCount)
    recallAt100 = count(100) / Double(relevantCount)
    precisionAt10 = count(10) / 10
  }

  private static func discounted(_ gains: ArraySlice<Double>) -> Double {
    gains.enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset + 2)) }
  }

  /// The mean of each score; all are 0 for no scores.
  public static func mean(_ scores: [RankingScores]) -> RankingScores {
    func mean(_ score: (RankingScores) -> Double) -> Double {
      scores.isEmpty ? 0 : scores.reduce(0) { $0 + score($1) } / Double(scores.count)
    }
    return RankingScores(
      ndcgAt10: mean(\.ndcgAt10), averagePrecision: mean(\.averagePrecision),
      recallAt10: mean(\.recallAt10), recallAt100: mean(\.recallAt100),
      precisionAt10: mean(\.precisionAt10))
  }
}
