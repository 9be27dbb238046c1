// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import TextFeatures

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
    let vocabulary = Vocabulary([counts])
    let (rows, lengths) = SparseMatrix.weighting(counts, by: vocabulary)
    let weights = BM25().weights(of: rows, lengths: lengths, vocabulary: vocabulary)
    let (texts, textLengths) = SparseMatrix.weighting(
      TermCounts(golden.queries.map { Document(title: $0) }, tokenizer: tokenizer),
      by: vocabulary)
    let queries = BM25().queries(texts, lengths: textLengths, vocabulary: vocabulary)
    for (query, expected) in golden.scores.enumerated() {
      let found = golden.texts.indices.map {
        queries.dot(query, weights, $0) * golden.most[query]
      }
      #expect(distance(found, expected) < 1e-5)
    }
  }

  @Test func nothingGivesNothing() {
    let vocabulary = Vocabulary([TermCounts([])])
    let (rows, lengths) = SparseMatrix.weighting(TermCounts([]), by: vocabulary)
    #expect(BM25().weights(of: rows, lengths: lengths, vocabulary: vocabulary).rowCount == 0)
    #expect(BM25().queries(rows, lengths: lengths, vocabulary: vocabulary).values.isEmpty)
  }
}
