// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct GroupMatchTests {
  /// Unit rows near the axes given, each a little towards the last axis of ten.
  private func centroids(_ axes: [Int], lean: Float = 0.1) -> [Matrix] {
    axes.map { axis in
      var row = [Float](repeating: 0, count: 10)
      row[axis] = 1
      row[9] += lean
      return Matrix(rows: [row]).normalizedRows()
    }
  }

  private func changes(_ old: [Int], _ new: [Int]) -> [[[Int]]] {
    GroupMatch(centroids(old), centroids(new, lean: -0.1)).changes.map { [$0.old, $0.new] }
  }

  @Test func groupsAreFoundAgainInAnyOrder() {
    #expect(changes([0, 1, 2], [2, 0, 1]) == [[[2], [0]], [[0], [1]], [[1], [2]]])
  }

  @Test func groupsWithoutACounterpartAreNewOrGone() {
    #expect(changes([0, 1, 2], [0, 3, 2]) == [[[0], [0]], [[], [1]], [[2], [2]], [[1], []]])
  }

  @Test func leftGroupsJoinThePairTheyAreLike() {
    // Both new groups are near the old first one, the first one nearer.
    let old = centroids([0, 1, 2, 3, 4])
    let near = Matrix(rows: [[1, 0, 0, 0, 0, 0.6, 0, 0, 0, 0]]).normalizedRows()
    let nearer = Matrix(rows: [[1, 0, 0, 0, 0, 0, 0.3, 0, 0, 0]]).normalizedRows()
    let others = centroids([1, 2, 3, 4])
    let split = GroupMatch(old, [nearer] + others + [near]).changes
    #expect(split.map(\.old) == [[0], [1], [2], [3], [4]])
    #expect(split.map(\.new) == [[0, 5], [1], [2], [3], [4]])
    #expect(split[0].kind(growth: 1) == .split)
    let merged = GroupMatch([nearer] + others + [near], old).changes
    #expect(merged[0].old == [0, 5] && merged[0].new == [0])
    #expect(merged[0].kind(growth: 1) == .merged)
  }

  @Test func nearGroupsOfOnePeriodDoNotHideThemselves() {
    // Two pairs of near groups: three standard deviations above the mean is more than 1.
    let old = [[1, 0, 0], [1, 0.1, 0], [-1, 0, 0.9], [-1, 0.1, 0.9]].map {
      Matrix(rows: [$0.map { Float($0) }]).normalizedRows()
    }
    let match = GroupMatch(old, old)
    #expect(match.threshold == 0.5)
    #expect(match.changes.map(\.old) == [[0], [1], [2], [3]])
    #expect(match.changes.map(\.new) == [[0], [1], [2], [3]])
  }

  @Test func theThresholdIsThreeStandardDeviationsAboveTheMean() {
    #expect(abs(GroupMatch.threshold([0.1, 0.2]) - 0.3) < 1e-12)
    #expect(GroupMatch.threshold([0.1, 0.3]) == 0.5)
    #expect(GroupMatch.threshold([-0.9, -0.9]) == 0)
    #expect(GroupMatch.threshold([0.25]) == 0.25)
    #expect(GroupMatch.threshold([]) == 0)
  }

  @Test func kindsFollowFromSizes() {
    let pair = GroupMatch(centroids([0]), centroids([0])).changes[0]
    #expect(pair.kind(growth: 1) == .continued)
    #expect(pair.kind(growth: 1.5) == .grown)
    #expect(pair.kind(growth: 0.6) == .shrunk)
    #expect(pair.kind(growth: 1.49) == .continued && pair.kind(growth: 0.67) == .continued)
  }

  @Test func twoUndividedPeriodsAreOneGroupThatGoesOn() {
    #expect(changes([0], [1]) == [[[0], [0]]])
  }

  @Test func everyGroupIsInOneChange() {
    for seed in 0..<20 as Range<UInt64> {
      let rows = Seeded.unitRows(15, 4, seed: seed)
      let all = (0..<15).map { rows.rows(at: [$0]) }
      let changes = GroupMatch(Array(all[..<7]), Array(all[7...])).changes
      #expect(changes.flatMap(\.old).sorted() == Array(0..<7))
      #expect(changes.flatMap(\.new).sorted() == Array(0..<8))
    }
  }

  @Test func nothingMatchesNothing() {
    #expect(GroupMatch([], []).changes == [])
    #expect(changes([], [0, 1]) == [[[], [0]], [[], [1]]])
    #expect(changes([0, 1], []) == [[[0], []], [[1], []]])
  }
}
