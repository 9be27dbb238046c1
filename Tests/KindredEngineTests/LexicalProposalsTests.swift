// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct LexicalProposalsTests {
  @Test func rareTermsProposeNearlyAllOfTheNearest() {
    let weights = Engine(Seeded.papers(300, subjectCount: 20)).corpus.weights()
    let lists = lists(weights, count: 40)
    var hits = 0
    for row in 0..<300 {
      #expect(lists[row].count <= 40 && !lists[row].contains(Int32(row)))
      let scores = (0..<300).map { weights.dot(row, weights, $0) }
      hits += Twin.nearest(scores, count: 5, except: row).count { lists[row].contains(Int32($0)) }
    }
    #expect(hits > 1_430)
  }

  /// Those of all papers.
  private func lists(_ rows: SparseMatrix, count: Int) -> [[Int32]] {
    let proposals = LexicalProposals(rows)
    var sums = ScatteredSums(count: rows.rowCount)
    return (0..<rows.rowCount).map { proposals.nearest(to: $0, count: count, sums: &sums) }
  }

  @Test func tenAreProposedForEachNeighbor() {
    let counts = [(1, 5_000), (30, 5_000), (Int.max, 200)].map {
      Proposals.count(neighborCount: $0, rowCount: $1)
    }
    #expect(counts == [100, 300, 2_000])
  }

  /// Twenty papers, of which `holders` hold a light term and eight others, with the first, a heavy
  /// one.
  private func proposals(holders: Int) -> [Int32] {
    let entries: [[(column: Int32, value: Float)]] = (0..<20).map { row in
      switch row {
      case 0: [(0, 0.1), (1, 0.9)]
      case 1..<holders: [(0, 0.1)]
      case holders..<holders + 8: [(1, 0.9)]
      default: []
      }
    }
    let rows = SparseMatrix(
      columnCount: 2,
      rowOffsets: entries.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) },
      columnIndices: entries.joined().map(\.column), values: entries.joined().map(\.value))
    return lists(rows, count: 3)[0]
  }

  @Test func termsOfUpToAFifthOfThePapersPropose() {
    #expect(proposals(holders: 4) == [1, 2, 3])
    // One more, and both terms are common ones, which count where there is nothing else.
    #expect(proposals(holders: 5) == [5, 6, 7])
  }

  @Test func papersOfCommonTermsAloneHaveProposalsToo() {
    let papers = (0..<30).map { Paper(id: PaperID("p\($0)"), title: "Coral reefs") }
    let lists = lists(Engine(papers).corpus.weights(), count: 3)
    #expect(lists.allSatisfy { $0.count == 3 })
  }
}
