// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Kernels

/// Cosine distance below which two rows count as the same.
private let sameRowDistance = 1e-6

/// Rows to start k-means from, by greedy k-means++.
///
/// Each next row is drawn with a probability proportional to its distance (1 - cosine) from the
/// nearest one chosen; of 2 + ln k draws the one that lowers the sum of distances most is taken
/// (Arthur, Vassilvitskii 2007, section 7).
///
/// - Parameter points: n x d, unit rows.
/// - Returns: different rows in the order chosen; fewer than `count` where no more differ.
/// - Complexity: O(n k d log k).
func seedRows(
  _ points: Matrix, count: Int, using generator: inout SeededGenerator, _ parallelism: Parallelism
) -> [Int] {
  let trialCount = 2 + Int(log(Double(count)))
  var chosen = [generator.next(below: points.rowCount)]
  var distances = cosineDistances(points, to: chosen, parallelism)[0]
  while chosen.count < min(count, points.rowCount) {
    let total = distances.reduce(0, +)
    guard total > sameRowDistance else { break }
    let trials = (0..<trialCount).map { _ in
      draw(distances, target: generator.nextUniform() * total)
    }
    var best: (row: Int, sum: Double, distances: [Double])?
    let columns = cosineDistances(points, to: trials, parallelism)
    for (trial, column) in zip(trials, columns) {
      let lowered = zip(distances, column).map { min($0, $1) }
      let sum = lowered.reduce(0, +)
      if sum < best?.sum ?? .infinity { best = (trial, sum, lowered) }
    }
    guard let best, best.sum < total else { break }
    chosen.append(best.row)
    distances = best.distances
  }
  return chosen
}

/// 1 - cosine of every point with each of some rows, at least 0, a column for each row.
private func cosineDistances(
  _ points: Matrix, to rows: [Int], _ parallelism: Parallelism
) -> [[Double]] {
  let products = points.timesTransposed(points.rows(at: rows), parallelism)
  return rows.indices.map { column in
    (0..<points.rowCount).map { row in
      let distance = 1 - Double(products[row, column])
      return distance > sameRowDistance ? distance : 0
    }
  }
}

/// The first row at which the running sum of weights exceeds `target`.
private func draw(_ weights: [Double], target: Double) -> Int {
  var sum = 0.0
  var last = 0
  for (row, weight) in weights.enumerated() where weight > 0 {
    sum += weight
    last = row
    if sum > target { return row }
  }
  return last
}
