// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredKernels
import TestSupport
import Testing

@Suite struct SphericalKMeansTests {
  private struct KMeansGolden: Decodable {
    struct Lloyd: Decodable {
      let assignments: [Int]
      let inertia: Double
    }

    let rows: [[Double]]
    let clusterCount: Int
    let bestInertia: Double
    let fromFirstRows: Lloyd
  }

  @Test(arguments: [0, 1, 2] as [UInt64]) func inertiaIsThatOfTheBestOfTen(seed: UInt64) throws {
    for golden in try Golden.load("kmeans", as: [KMeansGolden].self) {
      let clustering = SphericalKMeans(clusterCount: golden.clusterCount, seed: seed)
        .fit(Matrix(doubles: golden.rows))
      #expect(clustering.inertia <= golden.bestInertia * 1.001)
    }
  }

  @Test func lloydIsNumpys() throws {
    for golden in try Golden.load("kmeans", as: [KMeansGolden].self) {
      let rows = Matrix(doubles: golden.rows)
      let clustering = SphericalKMeans(clusterCount: golden.clusterCount)
        .fit(rows, from: rows.rows(at: Array(0..<golden.clusterCount)))
      #expect(
        firstDifference(clustering.assignments, golden.fromFirstRows.assignments) == nil)
      #expect(abs(clustering.inertia - golden.fromFirstRows.inertia) < 1e-5)
    }
  }

  @Test(arguments: [2, 5, 17]) func resultsHoldWhatTheyPromise(clusterCount: Int) {
    let rows = Seeded.unitRows(300, 6, seed: UInt64(clusterCount))
    let clustering = SphericalKMeans(clusterCount: clusterCount).fit(rows)
    #expect(clustering.clusterCount == clusterCount)
    #expect(clustering.members().allSatisfy { !$0.isEmpty })
    let nearest = nearestCentroids(rows, clustering.centroids)
    var inertia = 0.0
    for row in 0..<300 {
      let own = clustering.centroids.withRow(clustering.assignments[row]) { centroid in
        rows.withRow(row) { dot($0, centroid) }
      }
      #expect(own > nearest.similarities[row] - 1e-6)
      inertia += 1 - Double(own)
    }
    #expect(abs(inertia - clustering.inertia) < 1e-3)
  }

  @Test func separateGroupsAreFound() {
    let rows = Matrix(
      rows: (0..<90).map { index in
        let nudge = 0.05 * Float(index % 7)
        return [[1, nudge, 0], [0, 1, nudge], [nudge, 0, 1]][index % 3]
      }
    ).normalizedRows()
    let clustering = SphericalKMeans(clusterCount: 3).fit(rows)
    let truth = (0..<90).map { $0 % 3 }
    #expect(
      ExternalScores(truth: truth, found: clustering.assignments).adjustedRand == 1)
  }

  @Test func moreRestartsAreNeverWorse() {
    let rows = Seeded.unitRows(200, 5)
    let one = SphericalKMeans(clusterCount: 12, restartCount: 1).fit(rows)
    let many = SphericalKMeans(clusterCount: 12, restartCount: 20).fit(rows)
    #expect(many.inertia <= one.inertia)
  }

  @Test(arguments: [2, 3]) func bitsDoNotDependOnThreads(threadCount: Int) {
    let rows = Seeded.unitRows(9_000, 8)
    let kmeans = SphericalKMeans(clusterCount: 20, restartCount: 1, maximumIterationCount: 5)
    let (one, other) = (
      kmeans.fit(rows, parallelism: Parallelism(threadCount: threadCount)), kmeans.fit(rows)
    )
    #expect(firstDifference(one.assignments, other.assignments) == nil)
    #expect(firstDifference(one.centroids, other.centroids) == nil)
    #expect(one.inertia == other.inertia && one.iterationCount == other.iterationCount)
  }

  @Test func edgesHaveAnswers() {
    let nothing = SphericalKMeans(clusterCount: 3).fit(Matrix(rowCount: 0, columnCount: 4))
    #expect(nothing.clusterCount == 0)
    #expect(nothing.assignments == [])

    let zeros = SphericalKMeans(clusterCount: 3).fit(Matrix(rowCount: 2, columnCount: 4))
    #expect(zeros.assignments == [-1, -1])
    #expect(zeros.clusterCount == 0)

    let one = SphericalKMeans(clusterCount: 3).fit(Matrix(rows: [[0, 1]]))
    #expect(one.assignments == [0])
    #expect(one.inertia == 0)

    let more = SphericalKMeans(clusterCount: 9).fit(Matrix(rows: [[1, 0], [0, 1], [-1, 0]]))
    #expect(more.clusterCount == 3)
    #expect(Set(more.assignments).count == 3)

    let same = SphericalKMeans(clusterCount: 4).fit(
      Matrix(rows: [[Float]](repeating: [0.6, 0.8], count: 7)))
    #expect(same.clusterCount == 1)
    #expect(abs(same.inertia) < 1e-6)

    let mixed = SphericalKMeans(clusterCount: 2).fit(Matrix(rows: [[1, 0], [0, 0], [0, 1]]))
    #expect(mixed.assignments[1] == -1)
    #expect(mixed.assignments[0] != mixed.assignments[2])
  }

  @Test func anEmptyClusterGetsTheFarthestRow() {
    // The second centroid is nearest to none of the rows.
    let rows = Matrix(rows: [[1, 0], [0.96, 0.28], [0.6, 0.8]])
    let clustering = SphericalKMeans(clusterCount: 2)
      .fit(rows, from: Matrix(rows: [[1, 0], [-1, 0]]))
    #expect(clustering.assignments == [0, 0, 1])
    #expect(distance(clustering.centroids.rowArrays[1], [0.6, 0.8]) < Tolerance.single)
    // Of several empty ones each gets one.
    let all = SphericalKMeans(clusterCount: 3)
      .fit(rows, from: Matrix(rows: [[0, -1], [-1, 0], [-0.6, -0.8]]))
    #expect(all.members().map(\.count) == [1, 1, 1])
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func noClusterIsEmptyWhereverItBegins(seed: UInt64) {
    let rows = Seeded.unitRows(200, 4, seed: seed)
    // All centroids are in one half of the sphere, many of them equal.
    let start = Matrix(rows: (0..<20).map { [1, 0.1 * Float($0 / 4), 0, 0] }).normalizedRows()
    let members = SphericalKMeans(clusterCount: 20).fit(rows, from: start).members()
    #expect(members.count == 20 && members.allSatisfy { !$0.isEmpty })
  }

  @Test func otherRowsJoinTheNearestCluster() {
    let rows = Matrix(rows: [[0, 0], [1, 0], [0, 1], [0.6, 0.8], [0.8, 0.6]])
    let places = [1, 2]
    let clustering = SphericalKMeans(clusterCount: 2).fit(rows.rows(at: places))
    let all = clustering.extended(to: rows, near: clustering.centroids, from: places)
    #expect(all.assignments[0] == -1)
    #expect(all.assignments[3] == all.assignments[2] && all.assignments[4] == all.assignments[1])
    #expect(places.map { all.assignments[$0] } == clustering.assignments)
    #expect(all.centroids == clustering.centroids && all.inertia == clustering.inertia)
  }

  @Test func withoutClustersThereIsNothingToJoin() {
    let none = SphericalKMeans(clusterCount: 2).fit(Matrix(rowCount: 0, columnCount: 2))
    #expect(
      none.extended(to: Matrix(rows: [[1, 0]]), near: none.centroids, from: []).assignments == [-1])
  }
}
