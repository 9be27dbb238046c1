// SPDX-License-Identifier: Apache-2.0

internal import Kernels

/// One run of spherical k-means: its points, where they belong, and the sums that centroids are.
struct KMeansRun {
  private let points: Matrix
  private(set) var assignments: [Int]
  private(set) var centroids: Matrix
  private(set) var inertia: Double
  private(set) var iterationCount = 0
  /// Σ of each cluster's points in double precision, k x d, and how many there are.
  private var sums: [Double] = []
  private var sizes: [Int] = []

  /// A run that has assigned every point to its nearest of the given centroids.
  init(_ points: Matrix, centroids: Matrix, _ parallelism: Parallelism) {
    self.points = points
    self.centroids = centroids
    assignments = [Int](repeating: -1, count: points.rowCount)
    inertia = .infinity
  }

  private var clusterCount: Int { centroids.rowCount }
  private var dimension: Int { points.columnCount }

  func clustering(of rows: [Int], rowCount: Int) -> Clustering {
    var all = [Int](repeating: -1, count: rowCount)
    for (point, row) in rows.enumerated() { all[row] = assignments[point] }
    return Clustering(
      assignments: all, centroids: centroids, inertia: inertia, iterationCount: iterationCount)
  }

  /// Lloyd, then single moves and Lloyd again, until neither changes anything.
  mutating func converge(maximumIterationCount: Int, _ parallelism: Parallelism) {
    runLloyd(maximumIterationCount: maximumIterationCount, parallelism)
    guard points.rowCount <= SphericalKMeans.singleMoveLimit else { return }
    while iterationCount < maximumIterationCount, moveSinglePoints() {
      runLloyd(maximumIterationCount: maximumIterationCount, parallelism)
    }
  }

  /// Passes of assignment and update until no point changes its cluster.
  mutating func runLloyd(maximumIterationCount: Int, _ parallelism: Parallelism) {
    repeat {
      var (nearest, similarities) = nearestCentroids(points, centroids, parallelism)
      repairEmptyClusters(&nearest, &similarities)
      iterationCount += 1
      if nearest == assignments { return }
      let before = inertia
      let previous = (assignments, centroids)
      assignments = nearest
      updateCentroids(parallelism)
      // Rounding alone can make the objective rise by a hair: then the pass before was the end.
      if inertia > before {
        (assignments, centroids) = previous
        updateCentroids(parallelism)
        return
      }
    } while iterationCount < maximumIterationCount
  }

  /// Gives each cluster without points the point that is farthest from its centroid.
  private func repairEmptyClusters(_ nearest: inout [Int], _ similarities: inout [Float]) {
    var sizes = [Int](repeating: 0, count: clusterCount)
    for cluster in nearest { sizes[cluster] += 1 }
    for empty in 0..<clusterCount where sizes[empty] == 0 {
      var farthest = -1
      for point in nearest.indices where sizes[nearest[point]] > 1 {
        if farthest < 0 || similarities[point] < similarities[farthest] { farthest = point }
      }
      guard farthest >= 0 else { return }
      sizes[nearest[farthest]] -= 1
      sizes[empty] = 1
      nearest[farthest] = empty
      similarities[farthest] = 1
    }
  }

  /// Sums, centroids and inertia from the assignments; blocks are summed in order.
  private mutating func updateCentroids(_ parallelism: Parallelism) {
    let size = clusterCount * dimension
    let (points, assignments, dimension) = (points, assignments, dimension)
    let partial = parallelism.mapBlocks(of: points.rowCount, size: 8_192) { block in
      var sums = [Double](repeating: 0, count: size)
      for point in block {
        let start = assignments[point] * dimension
        points.withRow(point) { row in
          for column in row.indices { sums[start + column] += Double(row[column]) }
        }
      }
      return sums
    }
    sums = [Double](repeating: 0, count: size)
    for part in partial {
      for index in part.indices { sums[index] += part[index] }
    }
    sizes = [Int](repeating: 0, count: clusterCount)
    for cluster in assignments { sizes[cluster] += 1 }
    setCentroids()
  }

  /// Centroids and inertia from the sums: Σ (1 - x·c) over a cluster is its size less |Σ x|.
  private mutating func setCentroids() {
    inertia = Double(points.rowCount)
    for cluster in 0..<clusterCount {
      let length = self.length(of: cluster)
      inertia -= length
      guard length > 0 else { continue }
      for column in 0..<dimension {
        centroids[cluster, column] = Float(sums[cluster * dimension + column] / length)
      }
    }
    inertia = max(0, inertia)
  }

  private func length(of cluster: Int) -> Double {
    var squares = 0.0
    for column in 0..<dimension {
      let value = sums[cluster * dimension + column]
      squares += value * value
    }
    return squares.squareRoot()
  }

  /// Moves single points wherever that makes Σ |Σ x| larger; tells whether any moved.
  private mutating func moveSinglePoints() -> Bool {
    var lengths = (0..<clusterCount).map { length(of: $0) }
    var moved = false
    for point in 0..<points.rowCount {
      let from = assignments[point]
      guard sizes[from] > 1 else { continue }
      let row = points.withRow(point) { span in span.indices.map { Double(span[$0]) } }
      let squared = row.reduce(0) { $0 + $1 * $1 }
      func product(_ cluster: Int) -> Double {
        var sum = 0.0
        for column in 0..<dimension { sum += sums[cluster * dimension + column] * row[column] }
        return sum
      }
      let without = max(0, lengths[from] * lengths[from] - 2 * product(from) + squared)
        .squareRoot()
      let loss = lengths[from] - without
      var best = (cluster: from, gain: loss + 1e-9, length: 0.0)
      for cluster in 0..<clusterCount where cluster != from {
        let with = (lengths[cluster] * lengths[cluster] + 2 * product(cluster) + squared)
          .squareRoot()
        if with - lengths[cluster] > best.gain {
          best = (cluster, with - lengths[cluster], with)
        }
      }
      guard best.cluster != from else { continue }
      for column in 0..<dimension {
        sums[from * dimension + column] -= row[column]
        sums[best.cluster * dimension + column] += row[column]
      }
      lengths[from] = without
      lengths[best.cluster] = best.length
      sizes[from] -= 1
      sizes[best.cluster] += 1
      assignments[point] = best.cluster
      moved = true
    }
    if moved { updateCentroids(.sequential) }
    return moved
  }
}
