// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// The distance (1 - cosine) of every row from the nearest of some chosen ones, as k-means++ needs
/// it: sums, draws, and what each of several trials would make of the sum.
package struct SeedDistances: Sendable {
  /// Cosine distance below which two rows count as the same.
  private static let sameRowDistance: Float = 1e-6

  private let rows: Matrix
  private var distances: [Float]
  /// The last trials' products with all rows, trial by trial.
  private var products: [Float] = []

  /// The sum of all distances.
  package private(set) var sum: Double

  /// Every row at distance 2, which is more than any.
  package init(_ rows: Matrix) {
    self.rows = rows
    distances = [Float](repeating: 2, count: rows.rowCount)
    sum = 2 * Double(rows.rowCount)
  }

  /// The first row at which the running sum of distances exceeds `target`. O(n).
  package func row(at target: Double) -> Int {
    var running = 0.0
    var last = 0
    for row in distances.indices where distances[row] > 0 {
      running += Double(distances[row])
      last = row
      if running > target { return row }
    }
    return last
  }

  /// What the sum would be with each of some further rows chosen. O(n d trials).
  package mutating func sums(after trials: Matrix, parallelism: Parallelism) -> [Double] {
    products = trials.timesTransposed(rows, parallelism: parallelism).elements
    let count = rows.rowCount
    return (0..<trials.rowCount).map { trial in
      let line = products.span.extracting(trial * count..<(trial + 1) * count)
      return unsafe distances.withUnsafeBufferPointer { distances in
        unsafe line.withUnsafeBufferPointer { line in
          unsafe ck_sum_of_least(
            distances.baseAddress, line.baseAddress, Self.sameRowDistance, count)
        }
      }
    }
  }

  /// Chooses one of the last trials. O(n).
  package mutating func lowerToTrial(_ trial: Int) {
    let count = rows.rowCount
    let products = products
    let line = products.span.extracting(trial * count..<(trial + 1) * count)
    unsafe distances.withUnsafeMutableBufferPointer { distances in
      unsafe line.withUnsafeBufferPointer { line in
        unsafe ck_keep_least(
          distances.baseAddress, line.baseAddress, Self.sameRowDistance, count)
      }
    }
    sum = distances.reduce(0) { $0 + Double($1) }
  }

  /// Chooses a row, given as a matrix of one. O(n d).
  package mutating func lower(_ chosen: Matrix, parallelism: Parallelism) {
    _ = sums(after: chosen, parallelism: parallelism)
    lowerToTrial(0)
  }
}
