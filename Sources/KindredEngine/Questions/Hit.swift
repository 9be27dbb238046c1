// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// A paper that was found.
struct Hit: Sendable {
  let number: Int32
  let similarity: Double

  /// The scores of the papers that were scored with it, and its row among them.
  let scores: PaperScores
  let row: Int

  fileprivate let candidates: Candidates
  fileprivate let place: Int

  fileprivate let terms: Terms

  /// What makes it similar, the largest share first.
  var reasons: [Reason] { scores.reasons(0, row, terms: terms.texts) }
}

extension Candidates {
  /// The best of them, scored exactly.
  ///
  /// - Parameters:
  ///   - identifiers: those of the candidates.
  ///   - weight: the most that semantic rows can add to a score.
  func hits(
    _ query: Query, _ identifiers: [PaperID], count: Int, _ weight: Double
  ) -> [Hit] {
    let ordered = identifiers.indices.sorted { identifiers[$0] < identifiers[$1] }
    let counts = counts.rows(at: ordered)
    let rows =
      switch query.weighing {
      case .cosine: WeightedRows(counts, weighedBy: query.terms).weights
      case .bm25: BM25().weights(counts, query.terms)
      }
    let scores = PaperScores(
      queries: query.row, rows: rows,
      semantic: query.semantic.map { ($0, vectors.rows(at: ordered), weight) },
      isSigned: query.ranksAll)
    let scored = ordered.indices.map { Neighbor(row: $0, similarity: scores.score(0, $0)) }
    // No list of the best: where all are asked for, it would be moved for each.
    let best = scored.filter { query.ranksAll || $0.similarity > 0 }.sorted { $0.precedes($1) }
    return best.prefix(count).map { neighbor in
      Hit(
        number: numbers[ordered[neighbor.row]], similarity: neighbor.similarity, scores: scores,
        row: neighbor.row, candidates: self, place: ordered[neighbor.row], terms: query.terms)
    }
  }
}

extension [Hit] {
  /// What is counted about the papers, without reading it again.
  var segment: Segment {
    Segment.checked(
      map(\.number),
      reduce(into: CountRows()) { $0.append($1.candidates.counts, row: $1.place) },
      HalfMatrix(
        rowCount: count, columnCount: first?.candidates.vectors.columnCount ?? 0,
        bits: flatMap { $0.candidates.vectors.bits($0.place) }))
  }
}
