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

  /// Whether papers can be worse than unlike: then all are ranked, those below 0 too, and terms
  /// need not be shared.
  var ranksAll = false

  /// Whether nothing is looked for.
  var isEmpty: Bool {
    row.values.isEmpty && !(ranksAll && semantic?.elements.contains { $0 != 0 } ?? false)
  }

  /// Calls `body` with the number of each term that is looked for, the query's value, and what a
  /// frequency of the term is multiplied by in a paper.
  func forEachTerm(_ body: (_ number: Int, _ value: Float, _ idf: Double) -> Void) {
    for entry in row.entries(0) {
      let column = Int(row.columnIndices[entry])
      let idf = weighing.weight(
        ofFrequency: terms.documentFrequency(column), in: terms.statistics.documentCount)
      body(terms.numbers[column], row.values[entry], idf)
    }
  }
}

extension Query.Weighing {
  /// What a frequency of a term is multiplied by in a paper, by the papers that hold the term.
  func weight(ofFrequency frequency: Int, in documentCount: Int) -> Double {
    switch self {
    case .cosine: TermWeight.inverseDocumentFrequency(frequency, documentCount: documentCount)
    case .bm25: BM25().inverseDocumentFrequency(frequency, documentCount: documentCount)
    }
  }
}
