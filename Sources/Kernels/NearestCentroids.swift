// SPDX-License-Identifier: Apache-2.0

/// For every row the centroid with the largest dot product, the first of several equal ones.
///
/// - Parameters:
///   - rows: n x d.
///   - centroids: k x d, at least one.
/// - Returns: the centroid's number and the dot product, for each row.
/// - Precondition: both have d columns.
/// - Complexity: O(n k d) time, O(block k) memory.
public func nearestCentroids(
  _ rows: Matrix, _ centroids: Matrix, _ parallelism: Parallelism = .sequential
) -> (indices: [Int], similarities: [Float]) {
  precondition(centroids.rowCount > 0, "no centroid is nearest of none")
  let blocks = parallelism.mapBlocks(of: rows.rowCount, size: 256) { block in
    let scores = rows.products(block, centroids)
    var indices: [Int] = []
    var similarities: [Float] = []
    indices.reserveCapacity(block.count)
    similarities.reserveCapacity(block.count)
    let values = scores.span
    let count = centroids.rowCount
    for row in 0..<block.count {
      var best = 0
      var similarity = values[row * count]
      for index in 1..<max(1, count) where values[row * count + index] > similarity {
        best = index
        similarity = values[row * count + index]
      }
      indices.append(best)
      similarities.append(similarity)
    }
    return (indices, similarities)
  }
  return (Array(blocks.map(\.0).joined()), Array(blocks.map(\.1).joined()))
}
