// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Rows grouped around centroids on the unit sphere.
public struct Clustering: Equatable, Sendable {
  /// The cluster of each row, or -1 for a zero row, which belongs to none.
  public let assignments: [Int]

  /// k x d, each the normalized sum of its rows.
  public let centroids: Matrix

  /// Σ (1 - cosine of a row with its centroid) over all rows that belong to one; half the sum of
  /// squared distances.
  public let inertia: Double

  /// Lloyd passes of the run that was kept.
  public let iterationCount: Int

  /// The number of clusters, k; fewer than asked for where fewer rows differ.
  public var clusterCount: Int { centroids.rowCount }

  /// The rows of each cluster, ascending.
  public func members() -> [[Int]] {
    var members = [[Int]](repeating: [], count: clusterCount)
    for (row, cluster) in assignments.enumerated() where cluster >= 0 {
      members[cluster].append(row)
    }
    return members
  }

  /// The same clusters with more rows in them: each other row joins the nearest of some centroids.
  ///
  /// - Parameters:
  ///   - rows: n x e, unit or zero rows; a zero row belongs to none.
  ///   - centers: k x e, where the clusters are among these rows, which may be of another dimension
  ///     than those that were grouped.
  ///   - places: where the rows that were grouped stand among these, one for each.
  /// - Complexity: O(n k e).
  public func extended(
    to rows: Matrix, near centers: Matrix, from places: [Int],
    _ parallelism: Parallelism = .sequential
  ) -> Clustering {
    precondition(
      places.count == assignments.count && centers.rowCount == clusterCount,
      "\(places.count) places of \(assignments.count) rows, \(centers.rowCount) centers of "
        + "\(clusterCount) clusters")
    var all = [Int](repeating: -1, count: rows.rowCount)
    if clusterCount > 0, places.count < rows.rowCount {
      all = nearestCentroids(rows, centers, parallelism).indices
      for row in all.indices where rows.isZeroRow(row) { all[row] = -1 }
    }
    for (place, cluster) in zip(places, assignments) { all[place] = cluster }
    return Clustering(
      assignments: all, centroids: centroids, inertia: inertia, iterationCount: iterationCount)
  }
}

/// Spherical k-means (Dhillon, Modha 2001): groups unit rows by cosine.
///
/// Greedy k-means++ seeding (Arthur, Vassilvitskii 2007), Lloyd passes until no row changes its
/// cluster, then, for few rows, single moves that improve the objective (first variation: Dhillon,
/// Guan, Kogan 2002) and Lloyd again, until neither finds anything. The best of several seeded
/// starts is kept. At the end no cluster is empty, every centroid is the normalized sum of its rows
/// and the nearest one to each of them.
public struct SphericalKMeans: Equatable, Sendable {
  /// The number of clusters wanted, k.
  public var clusterCount: Int

  /// The generator's seed.
  public var seed: UInt64

  /// How many starts; nil scales with n (``defaultRestartCount(rowCount:)``).
  public var restartCount: Int?

  /// Lloyd passes after which a run ends even if rows still move.
  public var maximumIterationCount: Int

  /// Rows up to which single moves are tried.
  static let singleMoveLimit = 1_024

  /// Settings; 200 passes at most by default.
  ///
  /// - Precondition: `clusterCount` is positive.
  public init(
    clusterCount: Int, seed: UInt64 = 0, restartCount: Int? = nil,
    maximumIterationCount: Int = 200
  ) {
    precondition(clusterCount > 0, "\(clusterCount) clusters")
    self.clusterCount = clusterCount
    self.seed = seed
    self.restartCount = restartCount
    self.maximumIterationCount = maximumIterationCount
  }

  /// Starts that n rows are worth: 16 for a week, 1 for an archive.
  public static func defaultRestartCount(rowCount: Int) -> Int {
    max(1, min(16, 8_000 / max(1, rowCount)))
  }

  /// Groups the rows of a matrix.
  ///
  /// - Parameter rows: n x d, unit or zero rows. Zero rows are left out. No rows, or only zero ones,
  ///   give no clusters; k above the number of different rows gives that many.
  /// - Complexity: O(restarts x passes x n k d).
  public func fit(_ rows: Matrix, _ parallelism: Parallelism = .sequential) -> Clustering {
    let present = (0..<rows.rowCount).filter { !rows.isZeroRow($0) }
    guard !present.isEmpty else {
      return Clustering(
        assignments: [Int](repeating: -1, count: rows.rowCount),
        centroids: Matrix(rowCount: 0, columnCount: rows.columnCount), inertia: 0,
        iterationCount: 0)
    }
    let points = present.count == rows.rowCount ? rows : rows.rows(at: present)
    let restarts = restartCount ?? Self.defaultRestartCount(rowCount: present.count)
    var best: KMeansRun?
    for restart in 0..<max(1, restarts) {
      var generator = SeededGenerator(seed: seed &+ UInt64(restart) &* 0x9E37_79B9)
      let seeds = seedRows(
        points, count: min(clusterCount, points.rowCount), using: &generator, parallelism)
      var run = KMeansRun(points, centroids: points.rows(at: seeds))
      run.converge(maximumIterationCount: maximumIterationCount, parallelism)
      if run.inertia < best?.inertia ?? .infinity { best = run }
    }
    guard let best else { preconditionFailure("at least one start was made") }
    return best.clustering(of: present, rowCount: rows.rowCount)
  }

  /// Groups rows from given centroids, without restarts or single moves: plain Lloyd.
  ///
  /// - Precondition: `centroids` has at least one row and no more than `rows` has non-zero ones.
  public func fit(
    _ rows: Matrix, from centroids: Matrix, _ parallelism: Parallelism = .sequential
  ) -> Clustering {
    let present = (0..<rows.rowCount).filter { !rows.isZeroRow($0) }
    precondition(
      centroids.rowCount > 0 && centroids.rowCount <= present.count,
      "\(centroids.rowCount) centroids for \(present.count) rows")
    let points = present.count == rows.rowCount ? rows : rows.rows(at: present)
    var run = KMeansRun(points, centroids: centroids)
    run.runLloyd(maximumIterationCount: maximumIterationCount, parallelism)
    return run.clustering(of: present, rowCount: rows.rowCount)
  }
}
