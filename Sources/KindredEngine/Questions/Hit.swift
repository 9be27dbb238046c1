// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// A paper that was found.
struct Hit: Sendable {
  let number: Int32
  let similarity: Double

  fileprivate let scores: PaperScores
  fileprivate let row: Int
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
      semantic: query.semantic.map { ($0, vectors.rows(at: ordered), weight) })
    var best = TopNeighbors(capacity: count)
    for row in ordered.indices {
      best.offer(Neighbor(row: row, similarity: scores.score(0, row)))
    }
    return best.members.filter { $0.similarity > 0 }.map { neighbor in
      Hit(
        number: numbers[ordered[neighbor.row]], similarity: neighbor.similarity, scores: scores,
        row: neighbor.row, terms: query.terms)
    }
  }
}
