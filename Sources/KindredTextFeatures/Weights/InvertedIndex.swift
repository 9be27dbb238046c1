// SPDX-License-Identifier: Apache-2.0

package import KindredKernels

/// For every term the papers that hold it, with the term's weight in each.
///
/// Scores come term by term in the order of columns, in single precision; papers without a term of
/// the query cost nothing.
package struct InvertedIndex: Sendable {
  /// v x n: a term's papers, ascending.
  private let postings: SparseMatrix

  /// The number of papers, n.
  package var rowCount: Int { postings.columnCount }

  /// Indexes the rows of a matrix. O(n + v + nonzeros).
  package init(_ rows: SparseMatrix) {
    postings = rows.transposed()
  }

  /// Papers that hold a term.
  package func documentFrequency(_ column: Int) -> Int { postings.entries(column).count }

  /// Adds the dot product of a query row with every paper's row to sums.
  ///
  /// - Parameters:
  ///   - includes: whether a term is counted; all are by default.
  ///   - sums: one for each paper.
  /// - Complexity: O(papers that hold a term, summed over terms).
  package func addScores(
    of query: Int, in queries: SparseMatrix,
    where includes: (_ column: Int) -> Bool = { _ in true },
    to sums: inout ScatteredSums
  ) {
    for entry in queries.entries(query) {
      let column = Int(queries.columnIndices[entry])
      if includes(column) { sums.add(postings, column, times: queries.values[entry]) }
    }
  }
}
