// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers

/// How well neighbors agree with what people judged.
public struct JudgedNeighbors: Equatable, Sendable {
  /// The queries with at least one relevant paper, whose scores are averaged.
  public let queryCount: Int

  /// The mean of each score.
  public let scores: RankingScores
}
