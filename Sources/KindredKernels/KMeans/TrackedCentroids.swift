// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// The nearest centroid of every row, kept up to date while centroids move a little.
///
/// Yinyang (Ding et al. 2015): centroids are put into groups; every row remembers an upper bound on
/// its distance from its own centroid and, for each group, a lower bound on its distance from the
/// others in it. When centroids move, bounds move by as much, and only groups whose bound no longer
/// excludes them are looked at. Distances are chords, √(2 - 2 cosine). Bounds leave room for
/// rounding, and close calls are decided exactly, so that the result is always that of
/// ``nearestCentroids(_:_:parallelism:)``.
///
/// With up to 128 centroids each is a group of its own, which is Elkan's bound (2003).
///
/// O(n k d) at first; then O(n (groups + d)) and d for each centroid that must be looked at.
/// Memory: n x (groups + 1) values.
package struct TrackedCentroids: Sendable {
  /// The nearest centroid of each row.
  package private(set) var assignments: [Int32]

  private let rows: Matrix
  private var centroids: Matrix
  private let groups: CentroidGroups
  /// Row by row: the upper bound, then the lower bound of each group.
  private var bounds: Matrix

  /// Rows a block.
  private static let blockSize = 256

  /// Finds the nearest of `centroids` (k x d, unit rows, at least one) for `rows` (n x d, unit
  /// rows).
  package init(_ rows: Matrix, _ centroids: Matrix, parallelism: Parallelism) {
    precondition(centroids.rowCount > 0, "no centroid is nearest of none")
    self.rows = rows
    groups = CentroidGroups(centroids, parallelism: parallelism)
    self.centroids = centroids.rows(at: groups.centroidAtPlace)
    assignments = [Int32](repeating: -1, count: rows.rowCount)
    bounds = Matrix(rowCount: rows.rowCount, columnCount: groups.count + 1)
    _ = assign(drifts: nil, parallelism: parallelism)
  }

  /// Moves the centroids; returns the rows whose nearest one changed, ascending, with the one they
  /// had.
  ///
  /// - Precondition: there are as many centroids as before.
  package mutating func move(
    to moved: Matrix, parallelism: Parallelism
  ) -> [(row: Int, from: Int)] {
    precondition(
      moved.rowCount == centroids.rowCount,
      "\(moved.rowCount) centroids in place of \(centroids.rowCount)")
    let ordered = moved.rows(at: groups.centroidAtPlace)
    let drifts = CentroidDrifts(from: centroids, to: ordered, groups)
    centroids = ordered
    return assign(drifts: drifts, parallelism: parallelism)
  }

  /// Gives a row to a centroid that is not its nearest, as empty clusters need it; the next move
  /// looks at the row in full.
  package mutating func reassign(_ row: Int, to centroid: Int) {
    assignments[row] = Int32(centroid)
    for column in 1...groups.count { bounds[row, column] = 0 }
    bounds[row, 0] = .greatestFiniteMagnitude
  }

  private mutating func assign(
    drifts: CentroidDrifts?, parallelism: Parallelism
  ) -> [(row: Int, from: Int)] {
    let pass = AssignmentPass(
      rows: rows, centroids: centroids, groups: groups, assignments: assignments, drifts: drifts)
    let parts = bounds.mapBlocks(
      size: Self.blockSize, parallelism: parallelism, scratch: { AssignmentScratch() }
    ) { scratch, block, bounds in
      pass.run(block, &bounds, &scratch)
      return scratch.changes
    }
    return parts.flatMap { $0 }.map { change in
      let from = Int(assignments[change.row])
      assignments[change.row] = Int32(change.to)
      return (change.row, from)
    }
  }
}
