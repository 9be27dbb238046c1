// SPDX-License-Identifier: Apache-2.0

/// For every query row its k nearest corpus rows by dot product (cosine, for unit rows).
///
/// The product of a block of queries with a block of the corpus is folded into the top-k lists
/// before the next is computed (Johnson, Douze, Jegou 2017, section 2), so that no m x n matrix
/// ever exists. Block shapes are fixed; results do not depend on the thread count.
///
/// - Parameters:
///   - queries: m x d.
///   - corpus: n x d.
///   - count: k, how many to find; above n it gives n.
///   - excludesSameRow: leaves out the corpus row with the query's own number, for a graph over one
///     set of rows.
/// - Returns: m lists, similarity descending, then row ascending. A zero row has similarity 0 with
///   all.
/// - Precondition: both have d columns; `count` is not negative.
/// - Complexity: O(m n d) time, O(block² + m k) memory.
public func nearestRows(
  queries: Matrix, corpus: Matrix, count: Int, excludesSameRow: Bool = false,
  parallelism: Parallelism = .sequential
) -> [[Neighbor]] {
  precondition(
    queries.columnCount == corpus.columnCount,
    "queries of \(queries.columnCount) columns against rows of \(corpus.columnCount)")
  precondition(count >= 0, "\(count) neighbors")
  _ = OpenBLASRuntime.isReady
  let queryBlock = 128
  let corpusBlock = 2_048
  let lists = parallelism.mapBlocks(of: queries.rowCount, size: queryBlock) { rows in
    var best = rows.map { _ in TopRows(capacity: min(count, corpus.rowCount)) }
    var scores: [Float] = []
    var start = 0
    while start < corpus.rowCount {
      let columns = start..<min(start + corpusBlock, corpus.rowCount)
      queries.multiply(rows, corpus, columns, into: &scores)
      for (index, row) in rows.enumerated() {
        let line = scores.span.extracting(
          index * columns.count..<(index + 1) * columns.count)
        best[index].offer(line, firstRow: columns.lowerBound, except: excludesSameRow ? row : -1)
      }
      start = columns.upperBound
    }
    return best.map(\.neighbors)
  }
  return lists.flatMap { $0 }
}

/// The k best rows so far, in single precision, sorted; filled in ascending order of rows.
struct TopRows {
  let capacity: Int
  private var similarities: [Float] = []
  private var rows: [Int32] = []

  init(capacity: Int) {
    self.capacity = capacity
    similarities.reserveCapacity(capacity)
    rows.reserveCapacity(capacity)
  }

  var neighbors: [Neighbor] {
    zip(rows, similarities).map { Neighbor(row: Int($0), similarity: Double($1)) }
  }

  /// Offers scores of consecutive rows, all higher than any row offered before.
  ///
  /// Eight scores are compared with the worst kept one at a time; nearly all fail together.
  mutating func offer(_ scores: Span<Float>, firstRow: Int, except: Int) {
    guard capacity > 0 else { return }
    var index = 0
    let count = scores.count
    while index < count, similarities.count < capacity {
      if firstRow + index != except { insert(scores[index], firstRow + index) }
      index += 1
    }
    unsafe scores.withUnsafeBytes { bytes in
      while index + 8 <= count {
        let lanes = unsafe bytes.loadUnaligned(
          fromByteOffset: index * 4, as: SIMD8<Float>.self)
        if any(lanes .> similarities[capacity - 1]) {
          for lane in 0..<8 where lanes[lane] > similarities[capacity - 1] {
            if firstRow + index + lane != except { insert(lanes[lane], firstRow + index + lane) }
          }
        }
        index += 8
      }
    }
    while index < count {
      if scores[index] > similarities[capacity - 1], firstRow + index != except {
        insert(scores[index], firstRow + index)
      }
      index += 1
    }
  }

  /// Puts a row behind all of equal similarity: rows come in ascending order, so ties stay sorted.
  private mutating func insert(_ similarity: Float, _ row: Int) {
    if similarities.count == capacity {
      similarities.removeLast()
      rows.removeLast()
    }
    var place = similarities.count
    similarities.append(similarity)
    rows.append(Int32(row))
    while place > 0, similarities[place - 1] < similarity {
      similarities[place] = similarities[place - 1]
      rows[place] = rows[place - 1]
      place -= 1
    }
    similarities[place] = similarity
    rows[place] = Int32(row)
  }
}
