// SPDX-License-Identifier: Apache-2.0

public import Kernels

/// Which rows are worth an exact score.
public enum Candidates: Sendable {
  /// All of them: the result is exact.
  case everyone

  /// For each query its `count` nearest by embedding; the result is as good as the proposal.
  case nearest(queries: Matrix, corpus: Matrix, count: Int)

  /// For each row of an embedding its `count` nearest others, when rows are the queries.
  case nearestOthers(Matrix, count: Int)

  /// Pairs of query and row up to which everyone is a candidate; above, exact scores would cost
  /// more than embeddings do.
  public static let exhaustivePairLimit = 4_000_000

  /// How many rows an embedding proposes for k neighbors: ten each, and never under 100.
  public static func proposalCount(neighborCount: Int) -> Int {
    max(100, 10 * neighborCount)
  }
}
