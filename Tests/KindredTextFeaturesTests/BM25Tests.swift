// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredTextFeatures

@Suite struct BM25Tests {
  private struct BM25Golden: Decodable {
    let texts: [String]
    let queries: [String]
    let scores: [[Double]]
    let most: [Double]
  }

  @Test func scoresFollowTheFormula() throws {
    let golden = try Golden.load("bm25", as: BM25Golden.self)
    let tokenizer = Tokenizer(.plain)
    let counts = TermCounts(
      golden.texts.map { Document(title: "", abstract: $0) }, tokenizer: tokenizer)
    let terms = Terms([counts])
    let weights = BM25().weights(terms.rows(of: counts), terms)
    let texts = TermCounts(golden.queries.map { Document(title: $0) }, tokenizer: tokenizer)
    let queries = BM25().queries(terms.rows(of: texts), terms)
    for (query, expected) in golden.scores.enumerated() {
      let found = golden.texts.indices.map {
        queries.dot(query, weights, $0) * golden.most[query]
      }
      #expect(distance(found, expected) < 1e-5)
    }
  }

  @Test func nothingGivesNothing() {
    let terms = Terms([TermCounts([])])
    #expect(BM25().weights(CountRows(), terms).rowCount == 0)
    #expect(BM25().queries(CountRows(), terms).values.isEmpty)
  }
}
