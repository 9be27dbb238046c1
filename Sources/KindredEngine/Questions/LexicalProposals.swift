// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredTextFeatures

/// Which papers share the rarer terms of a paper: candidates for an exact lexical score.
///
/// Terms that more than a fifth of the papers hold cost half of the time and decide least: they
/// are passed over unless a paper shares too few others.
struct LexicalProposals: Sendable {
  /// The share of papers that may hold a term: at 0.05, 0.1 and 0.2 the graph of 58,042 abstracts
  /// has 93.6, 99.2 and 99.99 % of the exact ten nearest.
  static let commonShare = 0.2

  private let rows: SparseMatrix
  private let index: InvertedIndex

  init(_ rows: SparseMatrix) {
    self.rows = rows
    index = InvertedIndex(rows)
  }

  /// `count` others by the part of their cosine with a paper that rarer terms make, fewer where
  /// fewer share a term. O(papers that hold a term, summed over the paper's terms) + O(n).
  ///
  /// - Parameter sums: one for each paper.
  func nearest(to row: Int, count: Int, sums: inout ScatteredSums) -> [Int32] {
    let most = max(1, Int(Self.commonShare * Double(rows.rowCount)))
    index.addScores(of: row, in: rows, where: { index.documentFrequency($0) <= most }, to: &sums)
    let best = sums.takeLargest(count, except: row)
    if best.count >= min(count, rows.rowCount - 1) { return best }
    index.addScores(of: row, in: rows, to: &sums)
    return sums.takeLargest(count, except: row)
  }
}
