// SPDX-License-Identifier: Apache-2.0

package import Kernels
public import Papers
public import TextFeatures

/// TF-IDF rows and the terms that their columns stand for.
package struct TermRows: Sendable {
  /// v terms.
  let vocabulary: Vocabulary

  /// n x v, each row of unit length or empty.
  let weights: SparseMatrix

  /// What each row was divided by to be of unit length; 0 for an empty one.
  let lengths: [Double]
}

/// Papers with everything that is counted about them.
///
/// Papers stand in the order of their identifiers, whatever order they came in, so that results do
/// not depend on it and a tie between rows is a tie between identifiers.
public struct Corpus: Sendable {
  /// Distinct papers, ascending by identifier.
  public let papers: [Paper]

  /// Their rows, in that order.
  package let rows: TermRows

  /// The terms of all papers.
  public var vocabulary: Vocabulary { rows.vocabulary }

  /// TF-IDF rows, n x v, one for each paper: unit length, or empty for a paper without terms.
  public var weights: SparseMatrix { rows.weights }

  /// What each row of ``weights`` was divided by to be of unit length; 0 for an empty one.
  package var lengths: [Double] { rows.lengths }

  /// Papers a block of counting.
  private static let blockSize = 4_096

  /// Counts the terms of papers and weighs them.
  ///
  /// - Precondition: identifiers are unique, as ``PaperList/folded()`` makes them.
  /// - Complexity: O(bytes + nonzeros log nonzeros of a row + v log v).
  package init(
    _ unordered: [Paper], tokenizer: Tokenizer = Tokenizer(), _ parallelism: Parallelism
  ) {
    let papers = unordered.sortedByID()
    precondition(
      zip(papers, papers.dropFirst()).allSatisfy { $0.id != $1.id }, "identifiers must be unique")
    let blocks = parallelism.mapBlocks(of: papers.count, size: Self.blockSize) { rows in
      TermCounts(rows.lazy.map { papers[$0].document }, tokenizer: tokenizer)
    }
    let vocabulary = Vocabulary(blocks)
    let rows = parallelism.map(count: blocks.count) { block in
      SparseMatrix.weighting(blocks[block], by: vocabulary)
    }
    self.papers = papers
    self.rows = TermRows(
      vocabulary: vocabulary,
      weights: SparseMatrix(columnCount: vocabulary.count, concatenating: rows.map(\.rows)),
      lengths: rows.flatMap(\.lengths))
  }
}

extension [Paper] {
  /// The papers by ascending identifier. O(n log n) comparisons of eight bytes, mostly.
  func sortedByID() -> [Paper] {
    if zip(self, dropFirst()).allSatisfy({ $0.id < $1.id }) { return self }
    let keyed = indices.map { (key: self[$0].id.description.utf8.span.firstEight, place: $0) }
    return keyed.sorted { left, right in
      left.key != right.key ? left.key < right.key : self[left.place].id < self[right.place].id
    }.map { self[$0.place] }
  }
}

extension Paper {
  /// The paper's text for vectorizing.
  package var document: Document { Document(title: title, abstract: abstract) }
}
