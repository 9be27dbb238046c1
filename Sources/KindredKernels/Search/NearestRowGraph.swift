// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// Rows of a tile, a side of the square of dot products that is computed at a time.
private let tileSide = 512

/// For every row its k nearest other rows by dot product (cosine, for unit rows): the k-NN graph.
///
/// The symmetric matrix of dot products is computed in square tiles, each pair of rows once, and a
/// tile feeds the lists of its rows and of its columns before the next takes its memory (after
/// Johnson, Douze, Jegou 2017, section 2). Scores are compared with what the lists would still take
/// eight at a time, so that nearly none reaches a list. Tiles are fixed by n alone, and the order
/// in which they are done does not matter, so that results do not depend on the thread count.
///
/// - Parameters:
///   - rows: n x d.
///   - count: k, how many to find for each; above n - 1 it gives n - 1.
/// - Returns: n lists, similarity descending, then row ascending. A zero row has similarity 0 with
///   all.
/// - Precondition: `count` is not negative.
/// - Complexity: O(n² d / 2) time, O(n k + threads tile²) memory.
public func nearestRowGraph(
  _ rows: Matrix, count: Int, parallelism: Parallelism = .sequential
) -> [[Neighbor]] {
  precondition(count >= 0, "\(count) neighbors")
  let rowCount = rows.rowCount
  let lists = NeighborLists(
    listCount: rowCount, capacity: max(0, min(count, rowCount - 1)))
  guard lists.capacity > 0 else { return [[Neighbor]](repeating: [], count: rowCount) }
  let blocks = blocks(of: rowCount, size: tileSide)
  let locks = BlockLocks(count: blocks.count)
  // Diagonal by diagonal: tiles that follow one another share no rows, so that threads do not wait.
  let tiles = blocks.indices.flatMap { offset in
    (0..<blocks.count - offset).map { (row: $0, column: $0 + offset) }
  }
  parallelism.forEach(count: tiles.count, scratch: { Tile() }) { tile, index in
    let (row, column) = tiles[index]
    rows.multiply(blocks[row], rows, blocks[column], into: &tile.scores)
    locks.withLocks(row, column) { tile.fold(blocks[row], blocks[column], into: lists) }
  }
  return parallelism.mapBlocks(of: rowCount, size: 4_096) { block in
    block.map { lists.neighbors($0) }
  }.flatMap { $0 }
}

/// A thread's memory for one tile of dot products.
private struct Tile {
  var scores: [Float] = []
  private var places = [Int32](repeating: 0, count: tileSide)

  /// Offers every pair to the lists of both of its rows; on the diagonal each pair once.
  mutating func fold(_ rows: Range<Int>, _ columns: Range<Int>, into lists: NeighborLists) {
    let isDiagonal = rows == columns
    let scores = scores
    unsafe scores.withUnsafeBufferPointer { scores in
      for row in rows {
        let first = isDiagonal ? row + 1 : columns.lowerBound
        let start = (row - rows.lowerBound) * columns.count + (first - columns.lowerBound)
        guard first < columns.upperBound, let base = scores.baseAddress,
          let thresholds = unsafe lists.thresholds.baseAddress
        else { continue }
        let found = unsafe ck_select_either(
          base + start, thresholds[row], thresholds + first, columns.upperBound - first, &places)
        for index in 0..<found {
          let column = first + Int(places[index])
          let score = unsafe scores[start + column - first]
          lists.offer(score, column, to: row)
          lists.offer(score, row, to: column)
        }
      }
    }
  }
}
