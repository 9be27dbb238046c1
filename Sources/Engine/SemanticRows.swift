// SPDX-License-Identifier: Apache-2.0

internal import Embeddings
internal import Kernels
internal import TextFeatures

/// What papers are about beyond the words they share: rows whose dot products are the semantic part
/// of a score. The rest of a score is lexical.
///
/// They come from a ``SemanticBasis``, or are vectors from elsewhere. Values have half precision, which
/// changes cosines by less than 0.0001, so that rows that were kept are those that are made anew.
struct SemanticRows: Sendable {
  /// The weight of vectors from elsewhere.
  static let givenWeight = 0.5

  /// n x d.
  let rows: Matrix

  /// The most that a dot product of two rows can be: 1 less the weight of lexical scores.
  let weight: Double

  /// What made them; nil for vectors from elsewhere.
  let basis: SemanticBasis?

  /// The papers' rows, or nil where nothing can be said beyond their words.
  init?(_ corpus: Corpus, _ options: EngineOptions) {
    let given = options.embeddings.map { $0.rows(for: corpus.papers) }
    self.init(corpus.rows, given: given, options)
  }

  /// The rows of papers by their terms, or by vectors from elsewhere.
  init?(_ papers: TermRows, given: Matrix? = nil, _ options: EngineOptions) {
    let count = papers.weights.rowCount
    if let given {
      guard count > 0, options.semanticWeight ?? 1 > 0 else { return nil }
      let weight = options.semanticWeight ?? Self.givenWeight
      let scales = [Float](repeating: Float(weight.squareRoot()), count: count)
      rows = given.centered(on: given.centeringMean(), options.parallelism)
        .scaled(by: scales, options.parallelism).roundedToHalf()
      self.weight = weight
      basis = nil
    } else {
      guard let plan = SemanticPlan(paperCount: count, options) else { return nil }
      let (learned, rows) = SemanticBasis.learn(from: papers, plan, options)
      self.rows = rows.roundedToHalf()
      weight = plan.weight
      basis = learned
    }
  }
}
