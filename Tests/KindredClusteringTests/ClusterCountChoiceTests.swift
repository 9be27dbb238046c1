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

  /// The numbers whose silhouettes are within a standard error of the highest, times `errors`, then
  /// of these those within `tolerance` of the most stable, then of these the nearest to the root.
  private func plain(
    _ rows: Matrix, _ candidates: [ClusterCountChoice.Candidate], errors: Double,
    tolerance: Double
  ) -> Int {
    let judged = candidates.map { candidate in
      let clustering = SphericalKMeans(clusterCount: candidate.clusterCount).fit(rows)
      let values = Twin.silhouettes(rows, clustering.assignments)
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
      return (
        count: candidate.clusterCount, mean: mean, error: (variance / count).squareRoot(),
        stability: candidate.stability
      )
    }
    let top = judged.max { $0.mean < $1.mean }
    let good = judged.filter { $0.mean >= (top?.mean ?? 0) - errors * (top?.error ?? 0) }
    let most = good.map(\.stability).max() ?? 0
    let root = Double(rows.rowCount).squareRoot()
    return good.filter { $0.stability >= most - tolerance }.map(\.count)
      .min { abs(Double($0) - root) < abs(Double($1) - root) } ?? 0
  }

  @Test func whatIsNearlyAsGoodIsGoodEnough() {
    var (withoutError, withoutTolerance) = (0, 0)
    for seed in 0..<8 as Range<UInt64> {
      // Groups that blur into each other.
      let noise = Seeded.matrix(40, 5, seed: seed)
      let rows = Matrix(
        rows: noise.rowArrays.enumerated().map { index, row in
          row.enumerated().map { 0.45 * $1 + ($0 == index % 5 ? 1 : 0) }
        }
      ).normalizedRows()
      let choice = ClusterCountChooser().choose(rows)
      func plain(_ errors: Double, _ tolerance: Double) -> Int {
        self.plain(rows, choice.candidates, errors: errors, tolerance: tolerance)
      }
      #expect(choice.clusterCount == plain(1, 0.1), "seed \(seed)")
      if plain(0, 0.1) != choice.clusterCount { withoutError += 1 }
      if plain(1, 0) != choice.clusterCount { withoutTolerance += 1 }
    }
    // Both matter here, or nothing was tested.
    #expect(withoutError > 0 && withoutTolerance > 0)
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
