// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// The sum of the rows of each cluster, in double precision, and how many there are.
///
/// Each cluster adds its rows in ascending order, so that sums do not depend on the thread count.
package struct ClusterSums: Sendable {
  /// How many rows each cluster has.
  package private(set) var sizes: [Int]

  /// The number of columns, d.
  package let dimension: Int

  /// k x d, cluster by cluster.
  private var sums: [Double]

  /// The number of clusters, k.
  package var clusterCount: Int { sizes.count }

  /// Changes above this share of all rows are summed anew, so that rounding does not build up.
  private static let renewedShare = 0.25

  /// The sums of rows by cluster. O(n d).
  ///
  /// - Precondition: there is an assignment below `clusterCount` for each row.
  package init(
    _ rows: Matrix, _ assignments: [Int32], clusterCount: Int, parallelism: Parallelism
  ) {
    precondition(
      assignments.count == rows.rowCount,
      "\(assignments.count) assignments for \(rows.rowCount) rows")
    dimension = rows.columnCount
    sizes = [Int](repeating: 0, count: clusterCount)
    sums = [Double](repeating: 0, count: clusterCount * rows.columnCount)
    var changes = Changes(clusterCount: clusterCount)
    for cluster in assignments {
      sizes[Int(cluster)] += 1
      changes.count(Int(cluster))
    }
    changes.place(assignments.indices.lazy.map { (Int(assignments[$0]), $0, 1) })
    apply(changes, rows, parallelism: parallelism)
  }

  /// Moves rows to the clusters they have now.
  ///
  /// - Parameters:
  ///   - moved: rows, ascending, and the clusters they had.
  ///   - assignments: the clusters that all rows have now.
  package mutating func move(
    _ moved: [(row: Int, from: Int)], of rows: Matrix, to assignments: [Int32],
    parallelism: Parallelism
  ) {
    if Double(moved.count) > Self.renewedShare * Double(rows.rowCount) {
      self = ClusterSums(rows, assignments, clusterCount: clusterCount, parallelism: parallelism)
      return
    }
    var changes = Changes(clusterCount: clusterCount)
    for (row, from) in moved {
      sizes[from] -= 1
      sizes[Int(assignments[row])] += 1
      changes.count(from)
      changes.count(Int(assignments[row]))
    }
    changes.place(
      moved.flatMap { [($0.from, $0.row, -1), (Int(assignments[$0.row]), $0.row, 1)] })
    apply(changes, rows, parallelism: parallelism)
  }

  /// Moves one row. O(d).
  package mutating func move(_ row: Int, of rows: Matrix, from: Int, to: Int) {
    sizes[from] -= 1
    sizes[to] += 1
    add(-1, row, rows, to: from)
    add(1, row, rows, to: to)
  }

  /// The dot product of a cluster's sum with a row. O(d).
  package func dot(_ cluster: Int, _ rows: Matrix, _ row: Int) -> Double {
    let sum = sums.span.extracting(cluster * dimension..<(cluster + 1) * dimension)
    return rows.withRow(row) { row in
      unsafe sum.withUnsafeBufferPointer { sum in
        unsafe row.withUnsafeBufferPointer { row in
          unsafe ck_dot_mixed(sum.baseAddress, row.baseAddress, row.count)
        }
      }
    }
  }

  /// The length of a cluster's sum; for unit rows, the sum of their cosines with its direction.
  /// O(d).
  package func length(_ cluster: Int) -> Double {
    var squares = 0.0
    for value in sums[cluster * dimension..<(cluster + 1) * dimension] { squares += value * value }
    return squares.squareRoot()
  }

  /// The direction of each sum, k x d; a cluster whose sum is zero keeps its `former` one. O(k d).
  package func directions(former: Matrix) -> Matrix {
    var directions = former
    for cluster in 0..<clusterCount {
      let length = length(cluster)
      guard length > 0 else { continue }
      for column in 0..<dimension {
        directions[cluster, column] = Float(sums[cluster * dimension + column] / length)
      }
    }
    return directions
  }

  private mutating func add(_ scale: Double, _ row: Int, _ rows: Matrix, to cluster: Int) {
    let start = cluster * dimension
    let dimension = dimension
    rows.withRow(row) { row in
      unsafe row.withUnsafeBufferPointer { row in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          unsafe ck_add_scaled(
            scale, row.baseAddress, sums.baseAddress.map { unsafe $0 + start }, dimension)
        }
      }
    }
  }

  private mutating func apply(_ changes: Changes, _ rows: Matrix, parallelism: Parallelism) {
    let dimension = dimension
    let clusters = blocks(of: clusterCount, size: 16)
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      let slots = unsafe Slots(start: sums.baseAddress)
      parallelism.forEach(count: clusters.count) { block in
        // Every cluster is in one block, so that one thread alone adds to its sum.
        for cluster in clusters[block] {
          for index in changes.starts[cluster]..<changes.starts[cluster + 1] {
            rows.withRow(changes.rows[index]) { row in
              unsafe row.withUnsafeBufferPointer { row in
                unsafe ck_add_scaled(
                  changes.scales[index], row.baseAddress,
                  slots.start.map { unsafe $0 + cluster * dimension }, dimension)
              }
            }
          }
        }
      }
    }
  }
}

/// Rows to add to clusters or to take from them, sorted by cluster.
private struct Changes: Sendable {
  private(set) var starts: [Int]
  private(set) var rows: [Int] = []
  private(set) var scales: [Double] = []

  init(clusterCount: Int) {
    starts = [Int](repeating: 0, count: clusterCount + 1)
  }

  mutating func count(_ cluster: Int) { starts[cluster + 1] += 1 }

  /// Sorts changes whose clusters were counted; those of a cluster keep their order.
  mutating func place(_ changes: some Sequence<(cluster: Int, row: Int, scale: Double)>) {
    for cluster in 1..<max(1, starts.count) { starts[cluster] += starts[cluster - 1] }
    var next = starts
    rows = [Int](repeating: 0, count: starts[starts.count - 1])
    scales = [Double](repeating: 0, count: rows.count)
    for (cluster, row, scale) in changes {
      rows[next[cluster]] = row
      scales[next[cluster]] = scale
      next[cluster] += 1
    }
  }
}
