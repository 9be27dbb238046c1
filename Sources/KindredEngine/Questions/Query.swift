// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// What is looked for.
struct Query: Sendable {
  /// How terms weigh in papers.
  enum Weighing {
    case cosine, bm25
  }

  /// Columns for the terms that are looked for.
  let terms: Terms

  /// Their weights, 1 x v.
  let row: SparseMatrix

  /// A semantic row, 1 x d; nil where scores are lexical alone.
  let semantic: Matrix?

  let weighing: Weighing

  /// Papers that may not be found.
  let excluded: Set<Int32>
}
