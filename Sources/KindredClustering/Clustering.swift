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

  init(assignments: [Int], centroids: Matrix, inertia: Double, iterationCount: Int) {
    self.assignments = assignments
    self.centroids = centroids
    self.inertia = inertia
    self.iterationCount = iterationCount
  }

  /// Clusters that were made elsewhere, among some rows.
  ///
  /// - Parameters:
  ///   - assignments: the cluster of each row, or -1; each cluster up to the largest has a row.
  ///   - rows: n x d, unit or zero rows.
  /// - Complexity: O(n d).
  package init(_ assignments: [Int], of rows: Matrix) {
    precondition(
      assignments.count == rows.rowCount, "\(assignments.count) clusters of \(rows.rowCount) rows")
    var members = [[Int]](repeating: [], count: (assignments.max() ?? -1) + 1)
    for (row, cluster) in assignments.enumerated() where cluster >= 0 {
      members[cluster].append(row)
    }
    let centroids =
      members.isEmpty
      ? Matrix(rowCount: 0, columnCount: rows.columnCount)
      : Matrix(rows: members.map { rows.rows(at: $0).sumRow() }).normalizedRows()
    var inertia = 0.0
    for (row, cluster) in assignments.enumerated() where cluster >= 0 {
      inertia += 1 - Double(rows.dot(row, centroids, cluster))
    }
    self.init(
      assignments: assignments, centroids: centroids, inertia: inertia, iterationCount: 0)
  }

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
    parallelism: Parallelism = .sequential
  ) -> Clustering {
    precondition(
      places.count == assignments.count && centers.rowCount == clusterCount,
      "\(places.count) places of \(assignments.count) rows, \(centers.rowCount) centers of "
        + "\(clusterCount) clusters")
    var all = [Int](repeating: -1, count: rows.rowCount)
    if clusterCount > 0, places.count < rows.rowCount {
      all = nearestCentroids(rows, centers, parallelism: parallelism).indices
      for row in all.indices where rows.isZeroRow(row) { all[row] = -1 }
    }
    for (place, cluster) in zip(places, assignments) { all[place] = cluster }
    return Clustering(
      assignments: all, centroids: centroids, inertia: inertia, iterationCount: iterationCount)
  }
}
