// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredTextFeatures
import Testing

@testable import KindredEngine

@Suite struct QueryBalanceTests {
  /// One term that so many of 1,000 papers hold, with the value that BM25 gives it.
  private func query(holders: Int, semantic: Matrix? = Matrix(rows: [[0.6, 0.8]])) -> Query {
    let statistics = TermStatistics(
      documentFrequencies: [Int32(holders)], documentCount: 1_000, tokenCount: 50_000)
    let idf = BM25().inverseDocumentFrequency(holders, documentCount: 1_000)
    return Query(
      terms: Terms([(number: 0, text: "reef")], statistics),
      row: SparseMatrix(
        columnCount: 1, rowOffsets: [0, 1], columnIndices: [0], values: [Float(1 / (2.2 * idf))]),
      semantic: semantic, weighing: .bm25, excluded: [])
  }

  /// What balancing multiplies both parts by.
  private func factors(holders: Int, _ weight: Double) -> (lexical: Float, semantic: Float) {
    let query = query(holders: holders)
    let balanced = query.balanced(weight)
    return (
      balanced.row.values[0] / query.row.values[0], (balanced.semantic?[0, 0] ?? 0) / 0.6
    )
  }

  @Test func theSemanticPartCountsAsFarAsLexicalScoresAreSpread() {
    // Of one term the spread is √(p (1 - p)) / 2.2.
    for (holders, spread) in [(1, 0.014368), (500, 0.227273)] {
      let factors = factors(holders: holders, 0.3)
      let ratio = 0.3 / 0.7 * spread / 0.033
      #expect(abs(Double(factors.lexical) - 1 / (1 + ratio) / 0.7) < 1e-4)
      #expect(abs(Double(factors.semantic) - ratio / (1 + ratio) / 0.3) < 1e-4)
    }
    #expect(factors(holders: 1, 0.3).semantic < 0.6 && factors(holders: 500, 0.3).semantic > 2)
  }

  @Test func noScoreIsAboveOne() {
    for holders in [0, 1, 300, 999, 1_000] {
      for weight in [0.05, 0.3, 0.95] {
        let factors = factors(holders: holders, weight)
        let most = Float(1 - weight) * factors.lexical + Float(weight) * factors.semantic
        #expect(most <= 1.00001, "\(holders) papers, weight \(weight)")
      }
    }
  }

  @Test func onePartAloneStaysAsItIs() {
    for weight in [0, 1.0] {
      #expect(factors(holders: 3, weight) == (1, 1))
    }
    let lexical = query(holders: 3, semantic: nil)
    #expect(lexical.balanced(0.3).row == lexical.row)
  }
}
