// SPDX-License-Identifier: Apache-2.0

import KindredKernels
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
    var tracked = TrackedCentroids(rows, centroids, parallelism: threads)
    #expect(firstDifference(tracked.assignments, plain(rows, centroids)) == nil)
    for (round, step) in [0.3, 0.1, 0.03, 0.01, 0.2, 0, 0.003].enumerated() {
      let before = tracked.assignments
      centroids = moved(centroids, by: Float(step), seed: UInt64(round) + 2)
      let changes = tracked.move(to: centroids, parallelism: threads)
      let expected = plain(rows, centroids)
      #expect(firstDifference(tracked.assignments, expected) == nil, "round \(round)")
      let changed = before.indices.filter { before[$0] != expected[$0] }
      #expect(firstDifference(changes.map(\.row), changed) == nil)
      #expect(firstDifference(changes.map(\.from), changed.map { Int(before[$0]) }) == nil)
    }
  }

  /// Far more centroids than groups of them, of which each row must look at one or two; or as many
  /// groups.
  @Test(arguments: [40, 1_000], [1, 3])
  func rowsBetweenTwoCentroidsGoAndComeBack(centroidCount: Int, threadCount: Int) {
    let threads = Parallelism(threadCount: threadCount)
    let home = Seeded.unitRows(centroidCount, 64, seed: 3)
    let rows = Matrix(
      rows: (0..<600).map { row in
        let (one, other) = (row * 7 % centroidCount, (row * 7 + 1 + row % 5) % centroidCount)
        return (0..<64).map { home[one, $0] + home[other, $0] }
      }
    ).normalizedRows()
    var tracked = TrackedCentroids(rows, home, parallelism: threads)
    for round in 0..<3 {
      let noise = Seeded.matrix(centroidCount, 64, seed: UInt64(20 + round))
      let away = Matrix(
        rows: zip(home.rowArrays, noise.rowArrays).map { zip($0, $1).map { $0 + 0.01 * $1 } }
      ).normalizedRows()
      for (name, centroids) in [("away", away), ("home", home)] {
        let changes = tracked.move(to: centroids, parallelism: threads)
        #expect(
          firstDifference(tracked.assignments, plain(rows, centroids)) == nil, "\(name) \(round)")
        #expect(changes.count > 100)
      }
    }
  }

  @Test(arguments: [1e-3, 3e-4, 1e-4] as [Float], [7, 200])
  func rowsNearlyOnTheirCentroidsAreAssignedExactly(scale: Float, centroidCount: Int) {
    let noise = Seeded.matrix(600, 16, seed: 9)
    let rows = Matrix(
      rows: noise.rowArrays.map { row in row.enumerated().map { ($0 == 3 ? 1 : 0) + scale * $1 } }
    ).normalizedRows()
    expectExact(rows, rows.rows(at: Array(0..<centroidCount)), scale: scale)
  }

  /// Pairs of centroids that are nearly one, far from other pairs, so that a row looks at its own
  /// pair alone.
  @Test(arguments: [100, 200])
  func rowsOfCentroidsThatAreNearlyOneAreAssignedExactly(centroidCount: Int) {
    let middles = Seeded.unitRows(centroidCount / 2, 64, seed: 5)
    func near(_ count: Int, seed: UInt64) -> Matrix {
      let noise = Seeded.matrix(count, 64, seed: seed)
      return Matrix(
        rows: (0..<count).map { row in
          (0..<64).map { middles[row % middles.rowCount, $0] + 1e-4 * noise[row, $0] }
        }
      ).normalizedRows()
    }
    expectExact(near(600, seed: 6), near(centroidCount, seed: 7), scale: 1e-4)
  }

  /// Expects the nearest centroid for each row while centroids move by some parts of a distance.
  private func expectExact(_ rows: Matrix, _ start: Matrix, scale: Float) {
    var centroids = start
    var tracked = TrackedCentroids(rows, centroids, parallelism: .sequential)
    for round in 0..<12 {
      centroids = moved(centroids, by: scale * [0.3, 0.03, 0.003][round % 3], seed: UInt64(round))
      _ = tracked.move(to: centroids)
      #expect(
        firstDifference(tracked.assignments, plain(rows, centroids)) == nil, "round \(round)")
    }
  }

  @Test func rowsGivenAwayComeBack() {
    let rows = Seeded.unitRows(50, 8)
    let centroids = rows.rows(at: [0, 1, 2])
    var tracked = TrackedCentroids(rows, centroids, parallelism: .sequential)
    tracked.reassign(0, to: 2)
    #expect(tracked.assignments[0] == 2)
    #expect(tracked.move(to: centroids).map(\.row) == [0])
    #expect(tracked.assignments == plain(rows, centroids))
  }
}

extension TrackedCentroids {
  fileprivate mutating func move(to centroids: Matrix) -> [(row: Int, from: Int)] {
    move(to: centroids, parallelism: .sequential)
  }
}
