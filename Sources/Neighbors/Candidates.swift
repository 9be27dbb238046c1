// SPDX-License-Identifier: Apache-2.0

/// Which rows are worth an exact score.
public enum Candidates: Sendable {
  /// All of them: the result is exact.
  case everyone

  /// For each query the rows that cheaper scores proposed, each at most once, in any order; the
  /// result is as good as the proposals.
  case proposed([[Int32]])

  /// Pairs of query and row up to which everyone is a candidate; above, exact scores would cost
  /// more than proposals do.
  public static let exhaustivePairLimit = 4_000_000

  /// How many rows are proposed for k neighbors: ten each, and never under 100.
  public static func proposalCount(neighborCount: Int) -> Int {
    max(100, 10 * min(neighborCount, .max / 10))
  }
}
