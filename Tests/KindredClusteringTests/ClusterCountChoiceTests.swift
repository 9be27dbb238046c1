// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredClustering

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
    #expect(choice.candidates.map(\.clusterCount) == choice.candidates.map(\.clusterCount).sorted())
  }

  @Test func rowsWithoutGroupsHaveNoClearNumber() {
    let choice = ClusterCountChooser().choose(Seeded.matrix(80, 12, seed: 8).normalizedRows())
    #expect(choice.reason == .unclear || choice.reason == .nothingToSplit)
  }

  @Test func whatIsNotClearIsNotSplitInTooFew() {
    #expect(
      [60, 2_400, 2_401, 5_000, 58_042].map(ClusterCountChooser.leastUnclear) == [2, 2, 7, 8, 15])
    func choice(_ values: [(Int, Double, Double)], _ rowCount: Int) -> ClusterCountChoice {
      ClusterCountChooser.choice(
        among: values.map {
          ClusterCountChoice.Candidate(
            clusterCount: $0.0, silhouette: $0.1, modularity: $0.2, inertia: 0)
        }, rowCount: rowCount)
    }
    let unclear = [(2, 0.10, 0.31), (4, 0.08, 0.32), (9, 0.08, 0.25), (16, 0.09, 0.20)]
    #expect(choice(unclear, 2_400).clusterCount == 2)
    #expect(choice(unclear, 5_000).clusterCount == 9)
    #expect(choice(unclear, 5_000).reason == .unclear)
    #expect(choice([(2, 0.10, 0.31), (4, 0.08, 0.32)], 5_000).clusterCount == 2)
    let clear = choice([(2, 0.10, 0.31), (9, 0.08, 0.25)], 5_000)
    #expect(clear.clusterCount == 2 && clear.reason == .agreed)
  }

  @Test func theProductOfSilhouetteAndModularityChooses() {
    var (bySilhouette, byModularity, agreed) = (0, 0, 0)
    for seed in 0..<8 as Range<UInt64> {
      // Groups that blur into each other.
      let noise = Seeded.matrix(40, 5, seed: seed)
      let rows = Matrix(
        rows: noise.rowArrays.enumerated().map { index, row in
          row.enumerated().map { 0.45 * $1 + ($0 == index % 5 ? 1 : 0) }
        }
      ).normalizedRows()
      let choice = ClusterCountChooser().choose(rows)
      let worth = choice.candidates.map { candidate in
        let starts = (0..<16 as Range<UInt64>).map { start in
          let found = SphericalKMeans(
            clusterCount: candidate.clusterCount, seed: start * 0x9E37_79B9, restartCount: 1
          ).fit(rows).assignments
          return (
            silhouette: Twin.silhouettes(rows, found).reduce(0, +) / Double(found.count),
            modularity: Twin.modularity(rows, found)
          )
        }
        return (
          count: candidate.clusterCount,
          silhouette: starts.reduce(0) { $0 + $1.silhouette } / 16,
          modularity: starts.reduce(0) { $0 + $1.modularity } / 16
        )
      }
      func highest(_ value: (Int) -> Double) -> Int? {
        worth.indices.max { value($0) < value($1) }.map { worth[$0].count }
      }
      let silhouette = highest { worth[$0].silhouette }
      let modularity = highest { worth[$0].modularity }
      let best = highest { worth[$0].silhouette * worth[$0].modularity }
      #expect(choice.clusterCount == best, "seed \(seed)")
      #expect(
        (choice.reason == .agreed) == (silhouette == best && modularity == best), "seed \(seed)")
      if silhouette != best { bySilhouette += 1 }
      if modularity != best { byModularity += 1 }
      if choice.reason == .agreed { agreed += 1 }
    }
    // Both matter here, or nothing was tested.
    #expect(bySilhouette > 0 && byModularity > 0 && agreed > 0)
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
    #expect(ClusterCountChooser.candidates(rowCount: 20) == Array(2...6))
    #expect(ClusterCountChooser.candidates(rowCount: 57) == Array(2...14))
    let many = ClusterCountChooser.candidates(rowCount: 4_096)
    #expect(many.count < 40)
    #expect(many == Set(many).sorted())
  }
}
