// SPDX-License-Identifier: Apache-2.0

internal import Kernels
internal import Neighbors
internal import Papers
internal import TextFeatures

/// The scores of papers for some queries: a lexical part, which is a sum over shared terms, and a
/// semantic part.
struct PaperScores: Sendable {
  /// Queries, m x v, such that their dot products with `rows` are at most 1.
  let queries: SparseMatrix

  /// Papers, n x v.
  let rows: SparseMatrix

  /// Queries and papers, m x d and n x d, and the most that a dot product of theirs can be; nil where
  /// there is nothing to say beyond words.
  let semantic: (queries: Matrix, rows: Matrix, weight: Double)?

  init(queries: SparseMatrix, rows: SparseMatrix, semanticQueries: Matrix?, semantic: SemanticRows?)
  {
    self.queries = queries
    self.rows = rows
    self.semantic =
      if let semanticQueries, let semantic {
        (semanticQueries, semantic.rows, semantic.weight)
      } else {
        nil
      }
  }

  init(
    queries: SparseMatrix, rows: SparseMatrix,
    semantic: (queries: Matrix, rows: Matrix, weight: Double)?
  ) {
    self.queries = queries
    self.rows = rows
    self.semantic = semantic
  }

  /// What the lexical part is multiplied by.
  var lexicalWeight: Double { 1 - (semantic?.weight ?? 0) }

  /// The score of a paper for a query, at most 1.
  func score(_ query: Int, _ row: Int) -> Double {
    lexicalWeight * queries.dot(query, rows, row) + semanticPart(query, row)
  }

  /// The part of a score that no shared term makes; papers less alike than two on average count as
  /// that much alike, so that it is never below 0.
  func semanticPart(_ query: Int, _ row: Int) -> Double {
    guard let semantic else { return 0 }
    return max(0, Double(semantic.queries.dot(query, semantic.rows, row)))
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
    if part > 0 { reasons.append(Reason(term: Reason.relatedTerms, share: part)) }
    // Columns ascend by term, and the sort is stable.
    return reasons.sorted { abs($0.share) > abs($1.share) }
  }

  /// For each query the k most similar papers of positive similarity, with reasons.
  ///
  /// - Parameters:
  ///   - papers: those of the rows, ascending by identifier.
  ///   - terms: those of the columns, ascending by bytes.
  func nearest(
    count: Int, papers: [Paper], terms: [String], _ parallelism: Parallelism,
    excludes: @Sendable (Int, Int) -> Bool = { _, _ in false }
  ) -> [[FoundPaper]] {
    let lists = rescoredNeighbors(
      queryCount: queries.rowCount, corpusCount: papers.count, count: count,
      candidates: .everyone, parallelism: parallelism, excludes: excludes, score: score)
    return lists.enumerated().map { query, list in
      list.filter { $0.similarity > 0 }.map { neighbor in
        FoundPaper(
          paper: papers[neighbor.row], similarity: neighbor.similarity,
          reasons: reasons(query, neighbor.row, terms: terms))
      }
    }
  }
}
