// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredTextFeatures

extension Questions {
  /// What a paper's similarity to the reader's papers counts beside that to papers before it.
  private static let relevanceShare = 0.7

  /// Papers from which k different ones are chosen.
  static func considered(_ count: Int) -> Int { max(100, 5 * min(count, 1_000)) }

  /// Some of the papers such that they differ: next is always the one with the most of
  /// 0.7 similarity - 0.3 largest similarity to one before it (maximal marginal relevance;
  /// Carbonell, Goldstein 1998).
  ///
  /// - Parameter hits: the most similar first.
  /// - Complexity: O(k hits nonzeros of a row).
  func diverse(_ hits: [Hit], count: Int) throws -> [Hit] {
    let segment = try source.segment(of: hits.map(\.number))
    let terms = try source.terms(segment.counts.distinctNumbers)
    let rows = WeightedRows(segment.counts, weighedBy: terms).weights
    let vectors = segment.vectors.rows(at: Array(hits.indices))
    let scores = PaperScores(
      queries: rows, rows: rows,
      semantic: source.semanticWeight > 0 ? (vectors, vectors, source.semanticWeight) : nil)
    var nearest = [Double](repeating: 0, count: hits.count)
    var open = Array(hits.indices)
    var chosen: [Hit] = []
    func worth(_ hit: Int) -> Double {
      Self.relevanceShare * hits[hit].similarity - (1 - Self.relevanceShare) * nearest[hit]
    }
    while chosen.count < count, let best = open.max(by: { worth($0) < worth($1) }) {
      chosen.append(hits[best])
      open.removeAll { $0 == best }
      for hit in open { nearest[hit] = max(nearest[hit], scores.score(best, hit)) }
    }
    return chosen
  }
}
