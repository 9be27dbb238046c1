// SPDX-License-Identifier: Apache-2.0

/// For every query its k nearest rows among the candidates, by an exact score.
///
/// - Parameters:
///   - queryCount: m; queries are numbered 0 ..< m.
///   - corpusCount: n; rows are numbered 0 ..< n.
///   - count: k; above the number of candidates it gives all of them.
///   - proposals: for each query the rows that are scored, each at most once, in any order, and the
///     result is as good as they are; nil for all rows, and the result is exact.
///   - excludes: whether a row may not be found by a query (itself, for a graph).
///   - score: the exact similarity of a query and a row; called on several threads.
/// - Returns: m lists, similarity descending, then row ascending.
/// - Precondition: `count` is not negative; there are proposals for each query, of rows below n.
/// - Complexity: one score for every candidate, O(m k) memory.
package func rescoredNeighbors(
  queryCount: Int, corpusCount: Int, count: Int, proposals: [[Int32]]? = nil,
  parallelism: Parallelism = .sequential,
  excludes: @Sendable (_ query: Int, _ row: Int) -> Bool = { _, _ in false },
  score: @Sendable (_ query: Int, _ row: Int) -> Double
) -> [[Neighbor]] {
  precondition(count >= 0, "\(count) neighbors")
  if let proposals {
    precondition(
      proposals.count == queryCount, "proposals for \(proposals.count) queries of \(queryCount)")
  }
  // Few queries against many rows are cut along the rows, the rest along the queries.
  if queryCount < 64, proposals == nil {
    return (0..<queryCount).map { query in
      let parts = parallelism.mapBlocks(of: corpusCount, size: 4_096) { rows in
        best(of: rows, for: query, count: count, excludes: excludes, score: score)
      }
      return parts.reduce(into: TopNeighbors(capacity: count)) { $0.merge($1) }.members
    }
  }
  let blocks = parallelism.mapBlocks(of: queryCount, size: 64) { queries in
    queries.map { query in
      if let rows = proposals?[query] {
        return best(
          of: rows.lazy.map(Int.init), for: query, count: count, excludes: excludes, score: score
        ).members
      }
      return best(
        of: 0..<corpusCount, for: query, count: count, excludes: excludes, score: score
      ).members
    }
  }
  return blocks.flatMap { $0 }
}

private func best(
  of rows: some Sequence<Int>, for query: Int, count: Int,
  excludes: (Int, Int) -> Bool, score: (Int, Int) -> Double
) -> TopNeighbors {
  var best = TopNeighbors(capacity: count)
  for row in rows where !excludes(query, row) {
    best.offer(Neighbor(row: row, similarity: score(query, row)))
  }
  return best
}
