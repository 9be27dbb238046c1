// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredKernels
package import KindredTextFeatures

/// What papers are about beyond the words they share: rows whose dot products are the semantic part
/// of a score. The rest of a score is lexical.
///
/// They come from a ``SemanticBasis``, or are vectors from elsewhere. Values have half precision,
/// which changes cosines by less than 0.0001, so that rows that were kept are those that are made
/// anew.
struct SemanticRows: Sendable {
  /// The weight of vectors from elsewhere.
  static let givenWeight = 0.5

  /// The rows of each of a corpus' blocks of papers.
  let blocks: [HalfMatrix]

  /// The most that a dot product of two rows can be: 1 less the weight of lexical scores.
  let weight: Double

  /// What made them; nil for vectors from elsewhere.
  let basis: SemanticBasis?

  /// The papers' rows, or nil where nothing can be said beyond their words.
  init?(_ corpus: Corpus, _ options: EngineOptions) {
    if let given = options.embeddings?.rows(for: corpus.papers) {
      weight = options.semanticWeight ?? Self.givenWeight
      guard !corpus.papers.isEmpty, weight > 0 else { return nil }
      let scales = [Float](repeating: Float(weight.squareRoot()), count: given.rowCount)
      let rows = given.centered(on: given.centeringMean(), parallelism: options.parallelism)
        .scaled(by: scales, parallelism: options.parallelism)
      blocks = corpus.blocks.indices.map {
        HalfMatrix(rounding: rows, rowsAt: Array(corpus.rows(ofBlock: $0)))
      }
      basis = nil
    } else {
      var vectors: [HalfMatrix] = []
      let learned = SemanticBasis.learn(from: corpus, corpus.terms, options) {
        vectors.append($1)
      }
      guard let learned else { return nil }
      blocks = vectors
      weight = learned.plan.weight
      basis = learned
    }
  }

  /// All rows, n x d. O(n d).
  var rows: Matrix {
    Matrix(
      rowCount: blocks.reduce(0) { $0 + $1.rowCount }, columnCount: blocks.first?.columnCount ?? 0,
      elements: blocks.flatMap { $0.rows(at: Array(0..<$0.rowCount)).elements })
  }
}

extension Corpus: CountedPapers {
  package var paperCount: Int { papers.count }

  package var segmentCount: Int { blocks.count }

  package func segment(_ index: Int) -> (papers: [Int32], counts: CountRows) {
    (ReadPapers.numbers(rows(ofBlock: index)), blocks[index])
  }

  package func order() -> [Int32] { ReadPapers.numbers(papers.indices) }
}
