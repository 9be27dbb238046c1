// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// Queries and corpus rows of one product.
private let queryBlock = 512
private let corpusBlock = 512

/// Queries up to which reading the corpus, not multiplying, is what takes time, and the rows that
/// they compare at a time: one query as many as memory streams well, several as many as stay in
/// cache for all of them.
private let fewQueries = 4
private let streamedRows = 4_096
private let cachedRows = 256

/// Share of allowed rows below which they are gathered before they are compared.
private let sparseShare = 0.25

/// For every query row its k nearest corpus rows by dot product (cosine, for unit rows).
///
/// The product of a block of queries with a block of the corpus is folded into the top-k lists
/// before the next takes its memory (Johnson, Douze, Jegou 2017, section 2), so that no m x n
/// matrix ever exists; up to four queries are instead compared row by row, at the speed of memory.
/// Block shapes are fixed, and the order in which blocks are done does not matter, so that results
/// do not depend on the thread count.
///
/// - Parameters:
///   - queries: m x d.
///   - corpus: n x d.
///   - count: k, how many to find; above the number of allowed rows it gives all of those.
///   - allowed: the corpus rows that may be found; nil for all.
/// - Returns: m lists, similarity descending, then row ascending. A zero row has similarity 0 with
///   all.
/// - Precondition: both have d columns; `count` is not negative; `allowed` is over n rows.
/// - Complexity: O(m n d) time, O(m k + threads block²) memory.
public func nearestRows(
  queries: Matrix, corpus: Matrix, count: Int, allowed: RowSet? = nil,
  parallelism: Parallelism = .sequential
) -> [[Neighbor]] {
  precondition(
    queries.columnCount == corpus.columnCount,
    "queries of \(queries.columnCount) columns against rows of \(corpus.columnCount)")
  precondition(count >= 0, "\(count) neighbors")
  if let allowed {
    precondition(
      allowed.rowCount == corpus.rowCount, "a set over \(allowed.rowCount) of \(corpus.rowCount)")
    if Double(allowed.count) < sparseShare * Double(corpus.rowCount) {
      let rows = allowed.rows
      return nearestRows(
        queries: queries, corpus: corpus.rows(at: rows), count: count, parallelism: parallelism
      ).map { $0.map { Neighbor(row: rows[$0.row], similarity: $0.similarity) } }
    }
  }
  let lists = NeighborLists(
    listCount: queries.rowCount, capacity: min(count, corpus.rowCount))
  guard lists.capacity > 0 else {
    return [[Neighbor]](repeating: [], count: queries.rowCount)
  }
  let isFew = queries.rowCount <= fewQueries
  let step = !isFew ? corpusBlock : queries.rowCount == 1 ? streamedRows : cachedRows
  let queryBlocks = blocks(of: queries.rowCount, size: queryBlock)
  let corpusBlocks = blocks(of: corpus.rowCount, size: step)
  let locks = BlockLocks(count: queryBlocks.count)
  // Tasks that follow one another have the same corpus rows, which are then in cache.
  parallelism.forEach(
    count: queryBlocks.count * corpusBlocks.count, scratch: { SearchTile(step: step) }
  ) { tile, task in
    let block = task % queryBlocks.count
    let rows = corpusBlocks[task / queryBlocks.count]
    if isFew {
      tile.compare(queries, corpus, rows)
    } else {
      queries.multiply(queryBlocks[block], corpus, rows, into: &tile.scores)
    }
    locks.withLock(block) {
      tile.fold(queryBlocks[block], rows, allowed, into: lists)
    }
  }
  return (0..<queries.rowCount).map { lists.neighbors($0) }
}

/// The k corpus rows nearest to one query, as
/// ``nearestRows(queries:corpus:count:allowed:parallelism:)``.
///
/// - Parameter query: d values.
public func nearestRows(
  to query: [Float], corpus: Matrix, count: Int, allowed: RowSet? = nil,
  parallelism: Parallelism = .sequential
) -> [Neighbor] {
  nearestRows(
    queries: Matrix(rowCount: 1, columnCount: query.count, elements: query), corpus: corpus,
    count: count, allowed: allowed, parallelism: parallelism)[0]
}

/// A thread's memory for the scores of some queries with some rows, query by query.
private struct SearchTile {
  var scores: [Float] = []
  private var places: [Int32]

  init(step: Int) {
    places = [Int32](repeating: 0, count: step)
  }

  /// Scores row by row, for all of a few queries.
  mutating func compare(_ queries: Matrix, _ corpus: Matrix, _ rows: Range<Int>) {
    scores.grow(to: queries.rowCount * rows.count)
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      for query in 0..<queries.rowCount {
        queries.withRow(query) { vector in
          unsafe vector.withUnsafeBufferPointer { vector in
            unsafe corpus.writeDots(
              rows, vector.baseAddress,
              to: scores.baseAddress.map { unsafe $0 + query * rows.count })
          }
        }
      }
    }
  }

  /// Offers what reaches a list's threshold and is allowed.
  mutating func fold(
    _ queries: Range<Int>, _ rows: Range<Int>, _ allowed: RowSet?, into lists: NeighborLists
  ) {
    let scores = scores
    unsafe scores.withUnsafeBufferPointer { scores in
      for query in queries {
        let start = (query - queries.lowerBound) * rows.count
        guard let base = scores.baseAddress else { return }
        let found = unsafe ck_select_one(
          base + start, lists.thresholds[query], rows.count, &places)
        for index in 0..<found {
          let place = Int(places[index])
          let row = rows.lowerBound + place
          if let allowed, !allowed.contains(row) { continue }
          unsafe lists.offer(scores[start + place], row, to: query)
        }
      }
    }
  }
}
