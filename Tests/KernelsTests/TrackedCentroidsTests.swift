// SPDX-License-Identifier: Apache-2.0

import Kernels
import TestSupport
import Testing

@Suite struct TrackedCentroidsTests {
  /// The first centroid with the largest exact product, for every row.
  private func plain(_ rows: Matrix, _ centroids: Matrix) -> [Int32] {
    Twin.timesTransposed(rows, centroids).map { Int32(Twin.nearest($0, count: 1)[0]) }
  }

  /// Centroids that move a little, some of them equal, as rounds of k-means would have them.
  private func moved(_ centroids: Matrix, by step: Float, seed: UInt64) -> Matrix {
    let noise = Seeded.matrix(centroids.rowCount, centroids.columnCount, seed: seed)
    var rows = centroids.rowArrays
    for row in rows.indices where row % 3 != 0 {
      for column in rows[row].indices { rows[row][column] += step * noise[row, column] }
    }
    if rows.count > 5 { rows[5] = rows[2] }
    return Matrix(rows: rows).normalizedRows()
  }

  @Test(arguments: [1, 2, 7, 100, 200], [1, 3])
  func assignmentsAreThoseOfAllProducts(centroidCount: Int, threadCount: Int) {
    let threads = Parallelism(threadCount: threadCount)
    let rows = Seeded.unitRows(600, 16)
    var centroids = moved(rows.rows(at: Array(0..<centroidCount)), by: 0, seed: 1)
    var tracked = TrackedCentroids(rows, centroids, threads)
    #expect(tracked.assignments == plain(rows, centroids))
    for (round, step) in [0.3, 0.1, 0.03, 0.01, 0.2, 0, 0.003].enumerated() {
      let before = tracked.assignments
      centroids = moved(centroids, by: Float(step), seed: UInt64(round) + 2)
      let changes = tracked.move(to: centroids, threads)
      let expected = plain(rows, centroids)
      #expect(tracked.assignments == expected, "round \(round)")
      let changed = before.indices.filter { before[$0] != expected[$0] }
      #expect(changes.map(\.row) == changed)
      #expect(changes.map(\.from) == changed.map { Int(before[$0]) })
    }
  }

  @Test func rowsGivenAwayComeBack() {
    let rows = Seeded.unitRows(50, 8)
    let centroids = rows.rows(at: [0, 1, 2])
    var tracked = TrackedCentroids(rows, centroids, .sequential)
    tracked.reassign(0, to: 2)
    #expect(tracked.assignments[0] == 2)
    #expect(tracked.move(to: centroids).map(\.row) == [0])
    #expect(tracked.assignments == plain(rows, centroids))
  }
}

extension TrackedCentroids {
  fileprivate mutating func move(to centroids: Matrix) -> [(row: Int, from: Int)] {
    move(to: centroids, .sequential)
  }
}
