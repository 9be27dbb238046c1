// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// One run of spherical k-means: its points, where they belong, and the sums that centroids are.
struct KMeansRun {
  private let points: Matrix
  private var assignments: [Int32] = []
  private(set) var centroids: Matrix
  private(set) var inertia = Double.infinity
  private(set) var iterationCount = 0

  /// A run that starts from given centroids.
  init(_ points: Matrix, centroids: Matrix) {
    self.points = points
    self.centroids = centroids
  }

  private var clusterCount: Int { centroids.rowCount }

  func clustering(of rows: [Int], rowCount: Int) -> Clustering {
    var all = [Int](repeating: -1, count: rowCount)
    for (point, row) in rows.enumerated() { all[row] = Int(assignments[point]) }
    return Clustering(
      assignments: all, centroids: centroids, inertia: inertia, iterationCount: iterationCount)
  }

  /// Lloyd, then single moves and Lloyd again, until neither changes anything.
  mutating func converge(maximumIterationCount: Int, parallelism: Parallelism) {
    runLloyd(maximumIterationCount: maximumIterationCount, parallelism: parallelism)
    guard points.rowCount <= SphericalKMeans.singleMoveLimit else { return }
    while iterationCount < maximumIterationCount, moveSinglePoints() {
      runLloyd(maximumIterationCount: maximumIterationCount, parallelism: parallelism)
    }
  }

  /// Passes of assignment and update until no point changes its cluster.
  mutating func runLloyd(maximumIterationCount: Int, parallelism: Parallelism) {
    var tracked = TrackedCentroids(points, centroids, parallelism: parallelism)
    var sums = ClusterSums(
      points, tracked.assignments, clusterCount: clusterCount, parallelism: parallelism)
    while true {
      iterationCount += 1
      repairEmptyClusters(&tracked, &sums)
      let inertia = Self.inertia(sums, points.rowCount)
      // Rounding alone can make the objective rise by a hair: then the pass before was the end.
      guard inertia < self.inertia else { return }
      self.inertia = inertia
      assignments = tracked.assignments
      centroids = sums.directions(former: centroids)
      guard iterationCount < maximumIterationCount else { return }
      let moved = tracked.move(to: centroids, parallelism: parallelism)
      if moved.isEmpty { return }
      sums.move(moved, of: points, to: tracked.assignments, parallelism: parallelism)
    }
  }

  /// Gives each cluster without points the point that is farthest from its centroid.
  private func repairEmptyClusters(_ tracked: inout TrackedCentroids, _ sums: inout ClusterSums) {
    guard sums.sizes.contains(0) else { return }
    var similarities = tracked.assignments.indices.map { point in
      points.withRow(point) { row in
        centroids.withRow(Int(tracked.assignments[point])) { dot(row, $0) }
      }
    }
    for empty in 0..<clusterCount where sums.sizes[empty] == 0 {
      var farthest = -1
      for point in similarities.indices where sums.sizes[Int(tracked.assignments[point])] > 1 {
        if farthest < 0 || similarities[point] < similarities[farthest] { farthest = point }
      }
      guard farthest >= 0 else { return }
      sums.move(farthest, of: points, from: Int(tracked.assignments[farthest]), to: empty)
      tracked.reassign(farthest, to: empty)
      similarities[farthest] = 1
    }
  }

  /// Σ (1 - x·c) over all points: of a cluster, its size less the length of its sum.
  private static func inertia(_ sums: ClusterSums, _ pointCount: Int) -> Double {
    max(0, (0..<sums.clusterCount).reduce(Double(pointCount)) { $0 - sums.length($1) })
  }

  /// Moves single points wherever that makes Σ |Σ x| larger; tells whether any moved.
  private mutating func moveSinglePoints() -> Bool {
    var sums = ClusterSums(
      points, assignments, clusterCount: clusterCount, parallelism: .sequential)
    var lengths = (0..<clusterCount).map { sums.length($0) }
    var moved = false
    for point in 0..<points.rowCount {
      let from = Int(assignments[point])
      guard sums.sizes[from] > 1 else { continue }
      let squared = points.withRow(point) { Double(dot($0, $0)) }
      func length(_ cluster: Int, with sign: Double) -> Double {
        let product = sums.dot(cluster, points, point)
        return max(0, lengths[cluster] * lengths[cluster] + 2 * sign * product + squared)
          .squareRoot()
      }
      let without = length(from, with: -1)
      var best = (cluster: from, gain: lengths[from] - without + 1e-9, length: 0.0)
      for cluster in 0..<clusterCount where cluster != from {
        let with = length(cluster, with: 1)
        if with - lengths[cluster] > best.gain {
          best = (cluster, with - lengths[cluster], with)
        }
      }
      guard best.cluster != from else { continue }
      sums.move(point, of: points, from: from, to: best.cluster)
      lengths[from] = without
      lengths[best.cluster] = best.length
      assignments[point] = Int32(best.cluster)
      moved = true
    }
    if moved {
      sums = ClusterSums(points, assignments, clusterCount: clusterCount, parallelism: .sequential)
      inertia = Self.inertia(sums, points.rowCount)
      centroids = sums.directions(former: centroids)
    }
    return moved
  }
}
