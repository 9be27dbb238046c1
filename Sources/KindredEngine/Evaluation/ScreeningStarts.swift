// SPDX-License-Identifier: Apache-2.0

/// How well reviews are screened from a few relevant papers.
public struct ScreeningStarts: Equatable, Sendable {
  /// Relevant papers that are known at the start.
  public let knownCount: Int

  /// Reviews that have more relevant papers than that, from which an order follows.
  public let reviewCount: Int

  /// The mean over the draws of each review, and over those.
  public let scores: ScreeningScores

  /// Scores of some reviews.
  public init(knownCount: Int, reviewCount: Int, scores: ScreeningScores) {
    self.knownCount = knownCount
    self.reviewCount = reviewCount
    self.scores = scores
  }
}
