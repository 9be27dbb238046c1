// SPDX-License-Identifier: Apache-2.0

/// How much reading an order spares who screens papers for a systematic review.
public struct ScreeningScores: Equatable, Sendable {
  /// The mean, over all relevant papers, of the precision at each one's rank.
  public let averagePrecision: Double

  /// The share of the papers that need not be read to find 95 % of the relevant ones, less the 5 %
  /// that would be spared in any order (Cohen et al. 2006).
  public let workSavedAt95: Double

  /// The share of the relevant papers among the first tenth.
  public let recallAtTenth: Double

  /// Scores from their values.
  public init(averagePrecision: Double, workSavedAt95: Double, recallAtTenth: Double) {
    self.averagePrecision = averagePrecision
    self.workSavedAt95 = workSavedAt95
    self.recallAtTenth = recallAtTenth
  }

  /// Judges an order to read in. O(n).
  ///
  /// - Parameter order: whether each paper is relevant, in the order of reading; at least one is.
  public init(order: [Bool]) {
    let ranks = order.indices.filter { order[$0] }.map { $0 + 1 }
    precondition(!ranks.isEmpty, "an order is judged by at least one relevant paper")
    let total = Double(ranks.count)
    averagePrecision =
      ranks.enumerated().reduce(0) { $0 + Double($1.offset + 1) / Double($1.element) } / total
    let needed = Int((0.95 * total).rounded(.up))
    workSavedAt95 = 1 - Double(ranks[needed - 1]) / Double(order.count) - 0.05
    let tenth = Int((0.1 * Double(order.count)).rounded(.up))
    recallAtTenth = Double(ranks.count { $0 <= tenth }) / total
  }

  /// The mean of each score; all are 0 for no scores.
  static func mean(_ scores: [ScreeningScores]) -> ScreeningScores {
    func mean(_ score: (ScreeningScores) -> Double) -> Double {
      scores.reduce(0) { $0 + score($1) } / Double(max(1, scores.count))
    }
    return ScreeningScores(
      averagePrecision: mean(\.averagePrecision), workSavedAt95: mean(\.workSavedAt95),
      recallAtTenth: mean(\.recallAtTenth))
  }
}
