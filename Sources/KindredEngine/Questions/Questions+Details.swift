// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

extension Questions {
  /// What a page shows of papers: for each those that it would be related to, and its terms.
  ///
  /// - Complexity: that of a question for each.
  func details(
    of numbers: [Int32], among filter: PaperFilter
  ) throws -> [PaperID: PaperDetails] {
    let queries = try numbers.map { try query(like: [$0]) }
    let related = try nearest(queries, count: PaperDetails.count, among: filter) { hits in
      zip(try source.papers(hits.map(\.number)), hits).map { paper, hit in
        FoundPaper(
          paper: paper, similarity: hit.similarity,
          reasons: Array(hit.reasons.prefix(PaperDetails.reasonCount)))
      }
    }
    let details = zip(queries, related).map { query, related in
      PaperDetails(
        related: related,
        terms: query.row.strongestColumns(0, count: PaperDetails.count).map {
          query.terms.texts[$0]
        })
    }
    return Dictionary(uniqueKeysWithValues: zip(try source.identifiers(of: numbers), details))
  }

  /// Papers to stay away from, with how similar they are to the mean of those that are wanted.
  func avoided(_ avoided: [Int32], besides wanted: [Int32]) throws -> [FoundPaper] {
    if avoided.isEmpty { return [] }
    let scores = try self.scores(wanted + avoided) { rows in
      rows.centroid(of: Array(wanted.indices), avoiding: [])
    } semantic: { rows in
      rows.centroid(of: Array(wanted.indices), avoiding: [])
    }
    return zip(try source.papers(avoided), wanted.count..<wanted.count + avoided.count).map {
      FoundPaper(paper: $0, similarity: scores.score(0, $1))
    }
  }

  /// Papers in an order in which those that are alike stand beside each other, around a circle.
  func circle(_ numbers: [Int32]) throws -> [PaperID] {
    if numbers.isEmpty { return [] }
    let scores = try self.scores(numbers) {
      $0
    } semantic: {
      $0
    }
    let likeness = numbers.indices.map { row in
      numbers.indices.map { row == $0 ? 0 : scores.score(row, $0) }
    }
    let identifiers = try source.identifiers(of: numbers)
    return circularOrder(likeness).map { identifiers[$0] }
  }

  /// The scores of papers for what is made of their rows.
  private func scores(
    _ numbers: [Int32], _ lexical: (SparseMatrix) -> SparseMatrix,
    semantic: (Matrix) -> Matrix
  ) throws -> PaperScores {
    let segment = try source.segment(of: numbers)
    let terms = try source.terms(segment.counts.distinctNumbers)
    let rows = WeightedRows(segment.counts, weighedBy: terms).weights
    let vectors = segment.vectors.rows(at: Array(numbers.indices))
    return PaperScores(
      queries: lexical(rows), rows: rows,
      semantic: source.semanticWeight > 0
        ? (semantic(vectors), vectors, source.semanticWeight) : nil)
  }
}
