// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels

/// Rows to start k-means from, by greedy k-means++.
///
/// Each next row is drawn with a probability proportional to its distance (1 - cosine) from the
/// nearest one chosen; of 2 + ln k draws the one that lowers the sum of distances most is taken
/// (Arthur, Vassilvitskii 2007, section 7). From very many rows a seeded sample of max(8,192, 8 k)
/// stands for all, so that seeding costs no more than a few passes of k-means.
///
/// - Parameter points: n x d, unit rows.
/// - Returns: different rows in the order chosen; fewer than `count` where no more differ.
/// - Complexity: O(min(n, max(8192, 8 k)) k d log k).
func seedRows(
  _ points: Matrix, count: Int, using generator: inout SeededGenerator, parallelism: Parallelism
) -> [Int] {
  let sampleSize = SphericalKMeans.seedingSampleSize(clusterCount: count)
  guard points.rowCount > sampleSize else {
    return greedySeeds(points, count: count, using: &generator, parallelism: parallelism)
  }
  let sample = generator.sample(sampleSize, of: points.rowCount)
  return greedySeeds(
    points.rows(at: sample), count: count, using: &generator, parallelism: parallelism
  )
  .map { sample[$0] }
}

private func greedySeeds(
  _ points: Matrix, count: Int, using generator: inout SeededGenerator, parallelism: Parallelism
) -> [Int] {
  let trialCount = 2 + Int(log(Double(count)))
  var chosen = [generator.next(below: points.rowCount)]
  var distances = SeedDistances(points)
  distances.lower(points.rows(at: chosen), parallelism: parallelism)
  while chosen.count < min(count, points.rowCount) {
    let total = distances.sum
    guard total > 0 else { break }
    let trials = (0..<trialCount).map { _ in
      distances.row(at: generator.nextUniform() * total)
    }
    let rows = points.rows(at: trials)
    let sums = distances.sums(after: rows, parallelism: parallelism)
    guard let best = sums.indices.min(by: { sums[$0] < sums[$1] }), sums[best] < total else {
      break
    }
    chosen.append(trials[best])
    distances.lowerToTrial(best)
  }
  return chosen
}
