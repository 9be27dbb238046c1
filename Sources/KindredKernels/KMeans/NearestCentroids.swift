// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// How far a dot product in single precision may be from the exact one, for unit rows; closer calls
/// are decided in double precision.
let roundingMargin: Float = 4e-6

/// For every row the centroid with the largest dot product, the first of several equal ones.
///
/// Products come from gemm; where several are within its rounding error of the largest, exact ones
/// decide, so that the answer depends neither on block shapes nor on the processor.
///
/// - Parameters:
///   - rows: n x d, unit rows.
///   - centroids: k x d, at least one, unit rows.
/// - Returns: the centroid's number and the dot product, for each row.
/// - Precondition: both have d columns.
/// - Complexity: O(n k d) time, O(n + threads block k) memory.
package func nearestCentroids(
  _ rows: Matrix, _ centroids: Matrix, parallelism: Parallelism = .sequential
) -> (indices: [Int], similarities: [Float]) {
  precondition(centroids.rowCount > 0, "no centroid is nearest of none")
  let ranges = blocks(of: rows.rowCount, size: 256)
  let parts = parallelism.map(count: ranges.count, scratch: { CentroidScores() }) { scores, block in
    scores.multiply(rows, ranges[block], centroids)
    return ranges[block].enumerated().map { index, row in
      scores.nearest(index, row, rows, centroids)
    }
  }
  let found = parts.flatMap { $0 }
  return (found.map(\.centroid), found.map(\.similarity))
}

/// A thread's memory for the dot products of a block of rows with all centroids.
struct CentroidScores {
  private(set) var scores: [Float] = []
  private var places: [Int32] = []
  private(set) var count = 0
  private var gathered = Matrix(rowCount: 0, columnCount: 0)

  mutating func multiply(_ rows: Matrix, _ block: Range<Int>, _ centroids: Matrix) {
    count = centroids.rowCount
    if places.count < count { places = [Int32](repeating: 0, count: count) }
    rows.multiply(block, centroids, 0..<count, into: &scores)
  }

  /// As for a block, for rows from anywhere, which are put together first.
  mutating func multiply(_ rows: Matrix, at indices: [Int], _ centroids: Matrix) {
    if gathered.rowCount < indices.count || gathered.columnCount != rows.columnCount {
      gathered = Matrix(rowCount: max(256, indices.count), columnCount: rows.columnCount)
    }
    gathered.copyRows(at: indices, of: rows)
    multiply(gathered, 0..<indices.count, centroids)
  }

  /// The nearest centroid of the row at a place of the block; of equal ones the first, or the one
  /// with the lowest of some numbers.
  mutating func nearest(
    _ index: Int, _ row: Int, _ rows: Matrix, _ centroids: Matrix, numbers: [Int]? = nil
  ) -> (centroid: Int, similarity: Float) {
    let scores = scores
    let count = count
    return unsafe scores.withUnsafeBufferPointer { scores in
      let line = scores.extracting(index * count..<(index + 1) * count)
      var largest: Float = 0
      var best = unsafe ck_argmax(line.baseAddress, count, &largest)
      let close = unsafe ck_select_one(
        line.baseAddress, largest - roundingMargin, count, &places)
      if close > 1 {
        var exact = -Double.infinity
        for place in places[..<close] {
          let product = exactDot(rows, row, centroids, Int(place))
          let isTied = product == exact
          if product > exact || (isTied && numbers.map { $0[Int(place)] < $0[best] } ?? false) {
            (exact, best) = (product, Int(place))
          }
        }
      }
      return unsafe (best, line[best])
    }
  }
}
