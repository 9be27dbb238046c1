// SPDX-License-Identifier: Apache-2.0

import Kernels
import TestSupport
import Testing

@testable import Clustering

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
    #expect(choice.reason == .agreed)
    #expect(choice.candidates.first { $0.clusterCount == groups }?.stability ?? 0 > 0.99)
    #expect(choice.candidates.map(\.clusterCount) == choice.candidates.map(\.clusterCount).sorted())
  }

  @Test func rowsWithoutGroupsHaveNoClearNumber() {
    let choice = ClusterCountChooser().choose(Seeded.matrix(80, 12, seed: 8).normalizedRows())
    #expect(choice.reason == .unclear || choice.reason == .nothingToSplit)
  }

  @Test func theKneeIsFarthestBelowTheLine() {
    func candidates(_ inertias: [Double]) -> [ClusterCountChoice.Candidate] {
      inertias.enumerated().map {
        ClusterCountChoice.Candidate(
          clusterCount: $0 + 2, silhouette: 0, stability: 0, inertia: $1)
      }
    }
    #expect(ClusterCountChooser.knee(candidates([10, 7, 4, 1, 0.9, 0.8])) == 5)
    #expect(ClusterCountChooser.knee(candidates([10, 10, 10])) == nil)
    #expect(ClusterCountChooser.knee(candidates([20, 10])) == nil)
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
