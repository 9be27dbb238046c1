// SPDX-License-Identifier: Apache-2.0

/// How well names of categories find other papers of theirs, over draws of papers.
public struct NamedDraws: Equatable, Sendable {
  /// What came of one draw.
  public struct Draw: Equatable, Sendable {
    /// The mean share of a category's own papers among those that its name finds.
    public let precision: Double

    /// The share of names that find more papers of their own category than of any other.
    public let nearest: Double
  }

  /// What came of each draw.
  public let draws: [Draw]

  /// Names of so many categories that were drawn at a time.
  public let groupCount: Int

  /// Scores of draws.
  public init(_ draws: [Draw], groupCount: Int) {
    self.draws = draws
    self.groupCount = groupCount
  }

  /// The mean of a score over the draws; 0 without any.
  public func mean(_ score: (Draw) -> Double) -> Double {
    draws.map(score).meanAndDeviation.mean
  }
}
