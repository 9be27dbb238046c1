// SPDX-License-Identifier: Apache-2.0

internal import Embeddings
internal import Kernels
internal import TextFeatures

/// What papers are about beyond the words they share: rows whose dot products are the semantic part
/// of a score.
///
/// Side by side stand the papers' own refined projection and what a background model says of them,
/// or, in place of both, vectors from elsewhere. Each part's dot products are cosines times the
/// part's weight; the background's also times the share of either paper that its terms cover, so
/// that it says less of papers it knows less of. The rest of a score is lexical.
struct SemanticRows: Sendable {
  /// The weight of a refined projection.
  static let refinedWeight = 0.2

  /// The weight of a background model alone, and beside a refined projection.
  static let backgroundWeight = (alone: 0.2, beside: 0.1)

  /// The weight of vectors from elsewhere.
  static let givenWeight = 0.5

  /// Papers from which on a refined projection says something that the papers' own words do not:
  /// for fewer its cosines are nearly those of the TF-IDF rows.
  static let fewestForRefined = 257

  /// Papers up to which learning a refined projection besides a background is worth the time.
  static let mostForRefined = 20_000

  /// n x d.
  let rows: Matrix

  /// The most that a dot product of two rows can be: 1 less the weight of lexical scores.
  let weight: Double

  private let projection: RefinedProjection?
  private let background: BackgroundModel?
  private let backgroundMean: [Float]
  private let refinedScale: Float
  private let backgroundScale: Float

  /// The papers' rows, or nil where nothing can be said beyond their words.
  init?(_ corpus: Corpus, _ options: EngineOptions) {
    let count = corpus.papers.count
    let asked = options.semanticWeight
    guard count > 0, asked ?? 1 > 0 else { return nil }
    if let given = options.embeddings {
      let aligned = given.rows(for: corpus.papers)
      let rows = aligned.centered(on: aligned.centeringMean(), options.parallelism)
      weight = asked ?? Self.givenWeight
      refinedScale = 0
      backgroundScale = 0
      projection = nil
      background = nil
      backgroundMean = []
      self.rows = rows.scaled(
        by: [Float](repeating: Float(weight.squareRoot()), count: count))
      return
    }
    background = options.background.model
    let usesRefined =
      background == nil
      ? count >= Self.fewestForRefined || asked != nil
      : (Self.fewestForRefined...Self.mostForRefined).contains(count)
    let refinedWeight = usesRefined ? Self.refinedWeight : 0
    let backgroundWeight =
      background == nil
      ? 0 : usesRefined ? Self.backgroundWeight.beside : Self.backgroundWeight.alone
    let usual = refinedWeight + backgroundWeight
    guard usual > 0 else { return nil }
    weight = asked ?? usual
    refinedScale = Float((weight * refinedWeight / usual).squareRoot())
    backgroundScale = Float((weight * backgroundWeight / usual).squareRoot())
    var learned: RefinedProjection?
    if usesRefined {
      learned = RefinedProjection.learn(
        from: corpus.weights, terms: corpus.vocabulary.terms,
        options: RefinedProjection.Options(
          dimension: options.dimension ?? ProjectionKind.defaultDimension(paperCount: count),
          seed: options.seed),
        options.parallelism)
    }
    projection = learned
    let seen = background?.project(corpus, options.parallelism)
    backgroundMean = seen?.rows.centeringMean() ?? []
    rows = Self.join(
      learned?.project(corpus.weights, options.parallelism), scale: refinedScale, seen,
      mean: backgroundMean, scale: backgroundScale, options.parallelism)
  }

  /// Rows of texts, to be compared with the papers' rows; nil for vectors from elsewhere, which
  /// texts have none of.
  func rows(
    of texts: SparseMatrix, lengths: [Double], _ corpus: Corpus, _ parallelism: Parallelism
  ) -> Matrix? {
    if projection == nil, background == nil { return nil }
    return Self.join(
      projection?.project(texts, parallelism), scale: refinedScale,
      background?.project(texts, lengths: lengths, vocabulary: corpus.vocabulary, parallelism),
      mean: backgroundMean, scale: backgroundScale, parallelism)
  }

  private static func join(
    _ refined: Matrix?, scale refinedScale: Float, _ seen: (rows: Matrix, coverage: [Float])?,
    mean: [Float], scale backgroundScale: Float, _ parallelism: Parallelism
  ) -> Matrix {
    let ours = refined.map { refined in
      refined.scaled(by: [Float](repeating: refinedScale, count: refined.rowCount))
    }
    let theirs = seen.map { seen in
      seen.rows.centered(on: mean, parallelism)
        .scaled(by: seen.coverage.map { backgroundScale * $0 })
    }
    if let ours, let theirs { return ours.joined(with: theirs) }
    return ours ?? theirs ?? Matrix(rowCount: 0, columnCount: 0)
  }
}

extension BackgroundModel {
  /// The papers of a corpus as the model sees them.
  func project(
    _ corpus: Corpus, _ parallelism: Parallelism
  ) -> (rows: Matrix, coverage: [Float]) {
    project(
      corpus.weights, lengths: corpus.lengths, vocabulary: corpus.vocabulary, parallelism)
  }
}

extension Matrix {
  /// Each row times a factor of its own.
  fileprivate func scaled(by factors: [Float]) -> Matrix {
    var result = self
    result.forEachRow { row, span in
      for column in span.indices { span[column] *= factors[row] }
    }
    return result
  }
}
