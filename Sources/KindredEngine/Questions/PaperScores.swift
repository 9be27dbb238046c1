// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// The scores of papers for some queries: a lexical part, which is a sum over shared terms, and a
/// semantic part.
struct PaperScores: Sendable {
  /// Queries, m x v, such that their dot products with `rows` are at most 1.
  let queries: SparseMatrix

  /// Papers, n x v.
  let rows: SparseMatrix

  /// Queries and papers, m x d and n x d, and the most that a dot product of theirs can be; nil
  /// where there is nothing to say beyond words.
  let semantic: (queries: Matrix, rows: Matrix, weight: Double)?

  /// Whether a semantic part below 0 counts.
  var isSigned = false

  /// What the lexical part is multiplied by.
  var lexicalWeight: Double { 1 - (semantic?.weight ?? 0) }

  /// The score of a paper for a query, at most 1.
  func score(_ query: Int, _ row: Int) -> Double {
    lexicalWeight * queries.dot(query, rows, row) + semanticPart(query, row)
  }

  /// The part of a score that no shared term makes; papers less alike than two on average count as
  /// that much alike, so that it is never below 0 unless scores are signed.
  func semanticPart(_ query: Int, _ row: Int) -> Double {
    guard let semantic else { return 0 }
    let part = Double(semantic.queries.dot(query, semantic.rows, row))
    return isSigned ? part : max(0, part)
  }

  /// What each part adds to a score, by size and then by term.
  func reasons(_ query: Int, _ row: Int, terms: [String]) -> [Reason] {
    let weight = lexicalWeight
    var reasons: [Reason] = []
    queries.forEachShared(query, rows, row) { column, left, right in
      reasons.append(
        Reason(term: terms[column], share: weight * Double(left) * Double(right)))
    }
    let part = semanticPart(query, row)
    if part != 0 { reasons.append(Reason(term: Reason.relatedTerms, share: part)) }
    // Columns ascend by term, and the sort is stable.
    return reasons.sorted { abs($0.share) > abs($1.share) }
  }
}
