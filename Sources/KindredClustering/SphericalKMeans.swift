// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

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
  /// - Parameter rows: n x d, unit or zero rows. Zero rows are left out. No rows, or only zero
  ///   ones, give no clusters; k above the number of different rows gives that many.
  /// - Complexity: O(restarts x passes x n k d).
  public func fit(_ rows: Matrix, parallelism: Parallelism = .sequential) -> Clustering {
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
        points, count: min(clusterCount, points.rowCount), using: &generator,
        parallelism: parallelism)
      var run = KMeansRun(points, centroids: points.rows(at: seeds))
      run.converge(maximumIterationCount: maximumIterationCount, parallelism: parallelism)
      if run.inertia < best?.inertia ?? .infinity { best = run }
    }
    guard let best else { preconditionFailure("at least one start was made") }
    return best.clustering(of: present, rowCount: rows.rowCount)
  }

  /// The centroids that the first start begins with; fewer than k where fewer rows differ.
  ///
  /// - Parameter rows: n x d, unit rows.
  /// - Complexity: O(min(n, max(8192, 8 k)) k d log k).
  package func seeds(_ rows: Matrix, parallelism: Parallelism = .sequential) -> Matrix {
    guard rows.rowCount > 0 else { return rows }
    var generator = SeededGenerator(seed: seed)
    return rows.rows(
      at: seedRows(
        rows, count: min(clusterCount, rows.rowCount), using: &generator, parallelism: parallelism))
  }

  /// Rows that k-means++ chooses from: a sample of so many stands for more.
  package static func seedingSampleSize(clusterCount: Int) -> Int { max(8_192, 8 * clusterCount) }

  /// Groups rows from given centroids, without restarts or single moves: plain Lloyd.
  ///
  /// - Precondition: `centroids` has at least one row and no more than `rows` has non-zero ones.
  public func fit(
    _ rows: Matrix, from centroids: Matrix, parallelism: Parallelism = .sequential
  ) -> Clustering {
    let present = (0..<rows.rowCount).filter { !rows.isZeroRow($0) }
    precondition(
      centroids.rowCount > 0 && centroids.rowCount <= present.count,
      "\(centroids.rowCount) centroids for \(present.count) rows")
    let points = present.count == rows.rowCount ? rows : rows.rows(at: present)
    var run = KMeansRun(points, centroids: centroids)
    run.runLloyd(maximumIterationCount: maximumIterationCount, parallelism: parallelism)
    return run.clustering(of: present, rowCount: rows.rowCount)
  }
}
