// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct PaperScoresTests {
  /// One query of two terms, and four papers: two that share terms, one that is related without,
  /// one that is unlike.
  private let queries = SparseMatrix(
    columnCount: 3, rowOffsets: [0, 2], columnIndices: [0, 1], values: [0.6, 0.8])
  private let rows = SparseMatrix(
    columnCount: 3, rowOffsets: [0, 2, 3, 4, 5], columnIndices: [0, 1, 1, 2, 2],
    values: [0.8, 0.6, 1, 1, 1])
  private let meanings = (
    query: Matrix(rows: [[0.5, 0]]),
    papers: Matrix(rows: [[0.2, 0.3], [-0.4, 0], [0.5, 0], [-0.5, 0]])
  )

  private var scores: PaperScores {
    PaperScores(
      queries: queries, rows: rows, semantic: (meanings.query, meanings.papers, weight: 0.25))
  }

  private let terms = ["bus", "coral", "reef"]

  @Test func scoresAreBlendsOfBothParts() {
    // 0.75 (0.48 + 0.48) + 0.1, 0.75 · 0.8 and nothing less for -0.2, 0.25 alone, and nothing.
    #expect(distance((0..<4).map { scores.score(0, $0) }, [0.82, 0.6, 0.25, 0]) < Tolerance.weight)
    #expect(
      distance((0..<4).map { scores.semanticPart(0, $0) }, [0.1, 0, 0.25, 0]) < Tolerance.weight)
  }

  @Test func withoutMeaningsTermsAreAll() {
    let lexical = PaperScores(queries: queries, rows: rows, semantic: nil)
    #expect(lexical.lexicalWeight == 1)
    #expect(distance((0..<4).map { lexical.score(0, $0) }, [0.96, 0.8, 0, 0]) < Tolerance.weight)
  }

  @Test func reasonsAreThePartsOfAScore() {
    let first = scores.reasons(0, 0, terms: terms)
    // Equal shares stand in the order of their terms.
    #expect(first.map(\.term) == ["bus", "coral", Reason.relatedTerms])
    #expect(distance(first.map(\.share), [0.36, 0.36, 0.1]) < Tolerance.weight)
    #expect(scores.reasons(0, 1, terms: terms).map(\.term) == ["coral"])
    #expect(scores.reasons(0, 2, terms: terms).map(\.term) == [Reason.relatedTerms])
    #expect(scores.reasons(0, 3, terms: terms).isEmpty)
  }
}
