// SPDX-License-Identifier: Apache-2.0

import Clustering
import Kernels
import TestSupport
import Testing

@Suite struct ClusterCountChoiceTests {
  /// Rows around `groups` orthogonal directions.
  private func grouped(_ groups: Int, each: Int) -> Matrix {
    let noise = Seeded.matrix(groups * each, groups, seed: 5)
    return Matrix(
      rows: noise.rowArrays.enumerated().map { index, row in
        row.enumerated().map { 0.1 * $1 + ($0 == index % groups ? 1 : 0) }
      }
    ).normalizedRows()
  }

  @Test(arguments: [2, 4, 7]) func separateGroupsAreCounted(groups: Int) {
    let choice = ClusterCountChooser().choose(grouped(groups, each: 15))
    #expect(choice.clusterCount == groups)
    #expect(choice.reason == .silhouette)
    #expect(choice.candidates.map(\.clusterCount) == choice.candidates.map(\.clusterCount).sorted())
  }

  @Test func tooFewRowsAreNotSplit() {
    for (rows, count) in [
      (Matrix(rowCount: 0, columnCount: 2), 0), (Matrix(rows: [[1, 0]]), 1),
      (Matrix(rows: [[1, 0], [0, 1], [-1, 0]]), 1), (Matrix(rows: [[0, 0], [0, 0]]), 0),
    ] {
      let choice = ClusterCountChooser().choose(rows)
      #expect(choice.clusterCount == count)
      #expect(choice.reason == .nothingToSplit)
    }
  }

  @Test func equalRowsAreNotSplit() {
    let rows = Matrix(rows: [[Float]](repeating: [0.6, 0.8], count: 30))
    #expect(ClusterCountChooser().choose(rows).clusterCount == 1)
  }

  @Test func numbersConsideredGrowWithTheRows() {
    #expect(ClusterCountChooser.candidates(rowCount: 0) == [])
    #expect(ClusterCountChooser.candidates(rowCount: 4) == [2])
    #expect(ClusterCountChooser.candidates(rowCount: 57) == Array(2...10))
    let many = ClusterCountChooser.candidates(rowCount: 4_096)
    #expect(many.count < 40)
    #expect(many == Set(many).sorted())
  }
}
