// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// How well a clustering comes back from parts of its rows.
public struct ClusterStability: Equatable, Sendable {
  /// For each cluster the mean, over samples, of the largest overlap with a cluster found there:
  /// shared rows over all rows of either (Hennig 2007). Below 0.5 a cluster comes apart. Samples
  /// without a row of it do not count; nil where none has one.
  public let overlaps: [Double?]

  /// Rows a sample, as a share of all, and at most.
  static let sampleShare = 0.8
  static let largestSample = 1_024

  /// Groups seeded samples of rows, four of five each, at most 1,024, and compares.
  ///
  /// - Parameters:
  ///   - rows: n x d, those that were grouped.
  ///   - drawCount: how many samples.
  ///   - restartCount: starts of k-means on each.
  /// - Returns: nil everywhere for fewer than two clusters, or samples smaller than their number.
  /// - Complexity: `drawCount` k-means runs.
  public init(
    of clustering: Clustering, _ rows: Matrix, drawCount: Int, restartCount: Int = 2,
    seed: UInt64, parallelism: Parallelism = .sequential
  ) {
    let clusterCount = clustering.clusterCount
    let present = clustering.assignments.indices.filter { clustering.assignments[$0] >= 0 }
    let size = min(
      Self.largestSample, Int((Self.sampleShare * Double(present.count)).rounded()))
    guard clusterCount > 1, size >= clusterCount, drawCount > 0 else {
      overlaps = [Double?](repeating: nil, count: clusterCount)
      return
    }
    let draws = parallelism.map(count: drawCount) { draw in
      var generator = SeededGenerator(seed: seed &+ UInt64(draw + 1) &* 0xBF58_476D)
      let sample = generator.sample(size, of: present.count).map { present[$0] }
      let found = SphericalKMeans(
        clusterCount: clusterCount, seed: seed, restartCount: restartCount
      ).fit(rows.rows(at: sample)).assignments
      let own = sample.map { clustering.assignments[$0] }
      return largestOverlaps(own, found, clusterCount: clusterCount)
    }
    overlaps = (0..<clusterCount).map { cluster in
      let measured = draws.compactMap { $0[cluster] }
      return measured.isEmpty ? nil : measured.reduce(0, +) / Double(measured.count)
    }
  }
}

/// For each cluster its largest Jaccard overlap with a found one; nil for one without rows.
private func largestOverlaps(_ own: [Int], _ found: [Int], clusterCount: Int) -> [Double?] {
  let foundCount = (found.max() ?? -1) + 1
  var shared = [Int](repeating: 0, count: clusterCount * foundCount)
  var ownSizes = [Int](repeating: 0, count: clusterCount)
  var foundSizes = [Int](repeating: 0, count: foundCount)
  for (cluster, other) in zip(own, found) {
    ownSizes[cluster] += 1
    if other < 0 { continue }
    foundSizes[other] += 1
    shared[cluster * foundCount + other] += 1
  }
  return (0..<clusterCount).map { cluster -> Double? in
    if ownSizes[cluster] == 0 { return nil }
    var largest = 0.0
    for other in 0..<foundCount {
      let both = shared[cluster * foundCount + other]
      let either = ownSizes[cluster] + foundSizes[other] - both
      if either > 0 { largest = max(largest, Double(both) / Double(either)) }
    }
    return largest
  }
}
