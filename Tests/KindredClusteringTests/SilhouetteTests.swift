// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredKernels
import TestSupport
import Testing

@Suite struct SilhouetteTests {
  private struct SilhouetteGolden: Decodable {
    let rows: [[Double]]
    let assignments: [Int]
    let values: [Double]
  }

  @Test func valuesAreScikitLearns() throws {
    let golden = try Golden.load("silhouette", as: SilhouetteGolden.self)
    let values = silhouettes(
      Matrix(doubles: golden.rows), assignments: golden.assignments, clusterCount: 5)
    #expect(distance(values, golden.values) < Tolerance.silhouette)
  }

  @Test(arguments: [1, 2, 3]) func valuesAreThoseOfTheTwin(threadCount: Int) {
    let rows = Seeded.unitRows(150, 7)
    var generator = SeededGenerator(seed: 2)
    let assignments = (0..<150).map { _ in generator.next(below: 6) }
    let values = silhouettes(
      rows, assignments: assignments, clusterCount: 6,
      parallelism: Parallelism(threadCount: threadCount))
    #expect(distance(values, Twin.silhouettes(rows, assignments)) < Tolerance.silhouette)
  }

  @Test func rowsWithoutACompanionHaveZero() {
    let rows = Seeded.unitRows(4, 3)
    #expect(silhouettes(rows, assignments: [0, 0, 0, 0], clusterCount: 1) == [0, 0, 0, 0])
    #expect(silhouettes(rows, assignments: [0, 1, 2, 3], clusterCount: 4) == [0, 0, 0, 0])
    #expect(silhouettes(rows, assignments: [0, 0, 1, -1], clusterCount: 2)[3] == 0)
    #expect(
      silhouettes(Matrix(rowCount: 0, columnCount: 3), assignments: [], clusterCount: 0) == [])
  }
}
