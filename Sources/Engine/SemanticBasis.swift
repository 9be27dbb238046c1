// SPDX-License-Identifier: Apache-2.0

internal import Embeddings
internal import Kernels
internal import TextFeatures

/// How much the parts of a semantic score weigh, for as many papers as there are.
struct SemanticPlan: Equatable, Sendable {
  /// The weight of a refined projection.
  static let refinedWeight = 0.2

  /// The weight of a background model alone, and beside a refined projection.
  static let backgroundWeight = (alone: 0.2, beside: 0.1)

  /// Papers from which on a refined projection says something that the papers' own words do not:
  /// for fewer its cosines are nearly those of the TF-IDF rows.
  static let fewestForRefined = 257

  /// Papers up to which learning a refined projection besides a background is worth the time.
  static let mostForRefined = 20_000

  /// The share of a score that is semantic.
  let weight: Double

  /// What the refined projection's and the background's rows are multiplied by; 0 where there are none.
  let refinedScale: Float
  let backgroundScale: Float

  /// The plan for n papers, or nil where nothing can be said beyond their words.
  init?(paperCount: Int, _ options: EngineOptions) {
    let asked = options.semanticWeight
    guard paperCount > 0, asked ?? 1 > 0 else { return nil }
    let hasBackground = options.background != .none
    let usesRefined =
      hasBackground
      ? (Self.fewestForRefined...Self.mostForRefined).contains(paperCount)
      : paperCount >= Self.fewestForRefined || asked != nil
    let refined = usesRefined ? Self.refinedWeight : 0
    let background =
      hasBackground
      ? usesRefined ? Self.backgroundWeight.beside : Self.backgroundWeight.alone : 0
    guard refined + background > 0 else { return nil }
    weight = asked ?? (refined + background)
    refinedScale = Float((weight * refined / (refined + background)).squareRoot())
    backgroundScale = Float((weight * background / (refined + background)).squareRoot())
  }
}

/// What turns TF-IDF rows into semantic rows: learned from some papers, applied to them and to others.
///
/// Side by side stand the papers' own refined projection and what a background model says of them. Each
/// part's dot products are cosines times the part's weight; the background's also times the share of either
/// paper that its terms cover, so that it says less of papers it knows less of.
struct SemanticBasis: Sendable {
  let plan: SemanticPlan

  /// Directions, in half precision so that what is kept is what was used; nil where there are none.
  let projection: RefinedProjection?
  let background: BackgroundModel?

  /// The mean that is taken off the background's rows.
  let backgroundMean: [Float]

  /// Learns from papers, and returns their rows as well.
  static func learn(
    from papers: TermRows, _ plan: SemanticPlan, _ options: EngineOptions
  ) -> (basis: SemanticBasis, rows: Matrix) {
    learn(
      from: papers, seen: options.background.model?.project(papers, options.parallelism), plan,
      options)
  }

  /// As ``learn(from:_:_:)``, where the background's rows are there already.
  ///
  /// - Parameters:
  ///   - papers: may be nil where the plan has no refined projection.
  ///   - seen: what the background says of the papers; taken, because an archive's rows are to be in
  ///     memory once.
  static func learn(
    from papers: TermRows?, seen: consuming (rows: Matrix, coverage: [Float])?,
    _ plan: SemanticPlan, _ options: EngineOptions
  ) -> (basis: SemanticBasis, rows: Matrix) {
    var projection: RefinedProjection?
    if plan.refinedScale > 0, let papers {
      projection = RefinedProjection.learn(
        from: papers.weights, terms: papers.vocabulary.terms,
        options: RefinedProjection.Options(
          dimension: options.dimension
            ?? ProjectionKind.defaultDimension(paperCount: papers.weights.rowCount),
          seed: options.seed),
        options.parallelism
      ).roundedToHalf()
    }
    let basis = SemanticBasis(
      plan: plan, projection: projection, background: options.background.model,
      backgroundMean: seen?.rows.centeringMean() ?? [])
    return (basis, basis.rows(of: papers?.weights, seen: seen, options.parallelism))
  }

  /// Rows of papers or texts, m x d. O(nonzeros d).
  func rows(of papers: TermRows, _ parallelism: Parallelism) -> Matrix {
    rows(of: papers.weights, seen: background?.project(papers, parallelism), parallelism)
  }

  private func rows(
    of weights: SparseMatrix?, seen: consuming (rows: Matrix, coverage: [Float])?,
    _ parallelism: Parallelism
  ) -> Matrix {
    var ours: Matrix?
    if let projection, let weights {
      ours = projection.project(weights, parallelism).scaled(
        by: [Float](repeating: plan.refinedScale, count: weights.rowCount), parallelism)
    }
    var theirs: Matrix?
    if let (rows, coverage) = seen {
      seen = nil
      theirs = rows.centered(on: backgroundMean, parallelism)
        .scaled(by: coverage.map { plan.backgroundScale * $0 }, parallelism)
    }
    if let ours, let theirs { return ours.joined(with: theirs) }
    return ours ?? theirs ?? Matrix(rowCount: 0, columnCount: 0)
  }
}

extension BackgroundModel {
  /// The papers of a corpus as the model sees them.
  func project(_ papers: TermRows, _ parallelism: Parallelism) -> (rows: Matrix, coverage: [Float])
  {
    project(
      papers.weights, lengths: papers.lengths, vocabulary: papers.vocabulary, parallelism)
  }
}

extension Matrix {
  /// Each row times a factor of its own.
  consuming func scaled(by factors: [Float], _ parallelism: Parallelism) -> Matrix {
    var result = self
    result.forEachRow(parallelism) { row, span in
      for column in span.indices { span[column] *= factors[row] }
    }
    return result
  }
}
