// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredTextFeatures

@Suite struct InvertedIndexTests {
  private let rows: SparseMatrix = {
    let counts = TermCounts(
      Seeded.papers(60).map { Document(title: $0.title, abstract: $0.abstract) })
    return SparseMatrix(counts, weighedBy: Terms([counts]))
  }()

  @Test func scoresAreDotProductsToTheLastBit() {
    let index = InvertedIndex(rows)
    for query in 0..<60 {
      var scores = [Double](repeating: 0, count: 60)
      index.addScores(of: query, in: rows, to: &scores)
      #expect(firstDifference(scores, (0..<60).map { rows.dot(query, rows, $0) }) == nil)
    }
  }

  @Test func termsCanBePassedOver() {
    let index = InvertedIndex(rows)
    var scores = [Double](repeating: 0, count: 60)
    index.addScores(of: 3, in: rows, where: { index.documentFrequency($0) == 1 }, to: &scores)
    #expect(scores.indices.allSatisfy { $0 == 3 || scores[$0] == 0 })
    #expect(scores[3] <= 1)
  }
}
