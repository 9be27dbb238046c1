// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct TopNeighborsTests {
  /// Few different values, so that ties are everywhere.
  private let scores: [Double] = {
    var generator = SeededGenerator(seed: 9)
    return (0..<200).map { _ in Double(generator.next(below: 12)) / 12 }
  }()

  private func best(_ rows: some Sequence<Int>, count: Int) -> TopNeighbors {
    var best = TopNeighbors(capacity: count)
    for row in rows { best.offer(Neighbor(row: row, similarity: scores[row])) }
    return best
  }

  @Test(arguments: [1, 7, 199, 200, 500]) func membersAreThoseOfSorting(count: Int) {
    #expect(best(0..<200, count: count).members.map(\.row) == Twin.nearest(scores, count: count))
  }

  @Test func orderOfOffersDoesNotMatter() {
    #expect(best((0..<200).reversed(), count: 20) == best(0..<200, count: 20))
  }

  @Test(arguments: [1, 66, 130, 199]) func partsMergeToTheWhole(cut: Int) {
    var merged = best(cut..<200, count: 20)
    merged.merge(best(0..<cut, count: 20))
    #expect(merged == best(0..<200, count: 20))
  }

  @Test func noRoomKeepsNothing() {
    #expect(best(0..<200, count: 0).members == [])
    #expect(TopNeighbors(capacity: 3).threshold == -.infinity)
  }
}
