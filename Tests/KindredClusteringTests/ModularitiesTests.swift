// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredClustering

@Suite struct ModularitiesTests {
  private func clustering(_ assignments: [Int], _ rows: Matrix) -> Clustering {
    Clustering(
      assignments: assignments,
      centroids: Matrix(rowCount: (assignments.max() ?? -1) + 1, columnCount: rows.columnCount),
      inertia: 0, iterationCount: 0)
  }

  private func modularity(_ rows: Matrix, _ assignments: [Int]) -> Double? {
    modularities(rows, of: [clustering(assignments, rows)]).first
  }

  @Test func twoPairsThatNothingJoinsHaveOneHalf() {
    let rows = Matrix(rows: [[1, 0], [0, 1], [1, 0], [0, 1]])
    #expect(modularity(rows, [0, 1, 0, 1]) == 0.5)
    #expect(modularity(rows, [0, 0, 0, 0]) == 0)
    #expect(modularity(rows, [0, 1, 1, 0]) == -0.5)
    // Of its own, each row has a quarter of all that joins rows.
    #expect(modularity(rows, [-1, -1, -1, -1]) == -0.25)
  }

  @Test func oppositeRowsAreNotJoined() {
    let rows = Matrix(rows: [[1, 0], [1, 0], [-1, 0], [-1, 0]])
    #expect(modularity(rows, [0, 0, 1, 1]) == 0.5)
  }

  @Test func whereNothingIsJoinedThereIsNone() {
    #expect(modularities(Matrix(rowCount: 0, columnCount: 2), of: []) == [])
    #expect(modularity(Matrix(rows: [[1, 0], [0, 1], [0, 0]]), [0, 0, -1]) == 0)
  }

  @Test(arguments: [1, 2, 40, 300, 600]) func itIsThatOfAllPairs(rowCount: Int) {
    let rows = Seeded.matrix(rowCount, 7, seed: 3).normalizedRows()
    let clusterings = [2, 3, 9].map { count in
      clustering((0..<rowCount).map { $0 * $0 % 11 == 5 ? -1 : $0 * 7 % count }, rows)
    }
    let found = modularities(rows, of: clusterings)
    for (modularity, clustering) in zip(found, clusterings) {
      #expect(
        abs(modularity - Twin.modularity(rows, clustering.assignments)) < Tolerance.silhouette,
        "\(rowCount) rows, \(clustering.clusterCount) clusters")
    }
    #expect(modularities(rows, of: clusterings, parallelism: Parallelism(threadCount: 3)) == found)
  }
}
