// SPDX-License-Identifier: Apache-2.0

/// For every query its k nearest rows by an exact score.
///
/// - Parameters:
///   - queryCount: m; queries are numbered 0 ..< m.
///   - corpusCount: n; rows are numbered 0 ..< n.
///   - count: k; above the number of rows it gives all of them.
///   - excludes: whether a row may not be found by a query (itself, for a graph).
///   - score: the exact similarity of a query and a row; called on several threads.
/// - Returns: m lists, similarity descending, then row ascending.
/// - Precondition: `count` is not negative.
/// - Complexity: m n scores, O(m k) memory.
package func nearestByScore(
  queryCount: Int, corpusCount: Int, count: Int, parallelism: Parallelism = .sequential,
  excludes: @Sendable (_ query: Int, _ row: Int) -> Bool = { _, _ in false },
  score: @Sendable (_ query: Int, _ row: Int) -> Double
) -> [[Neighbor]] {
  precondition(count >= 0, "\(count) neighbors")
  return parallelism.map(count: queryCount) { query in
    var best = TopNeighbors(capacity: count)
    for row in 0..<corpusCount where !excludes(query, row) {
      best.offer(Neighbor(row: row, similarity: score(query, row)))
    }
    return best.members
  }
}
