// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredKernels
internal import KindredTextFeatures

/// A semantic basis with what it says of some terms at hand: makes rows of any papers' counts.
struct SemanticProjection: Sendable {
  private let basis: SemanticBasis
  private let terms: Terms
  private let refined: RefinedProjection?
  private let background: BackgroundProjection?

  /// - Parameters:
  ///   - terms: columns, weighed by what the basis was learned from.
  ///   - refined: directions of these terms, or nil where the basis has none.
  ///   - background: what the basis' background says of them, or nil without one.
  init(
    _ basis: SemanticBasis, _ terms: Terms, _ refined: RefinedProjection?,
    _ background: BackgroundProjection?
  ) {
    self.basis = basis
    self.terms = terms
    self.refined = refined
    self.background = background
  }

  /// The semantic rows of papers or texts, m x d. O(nonzeros d).
  func rows(of counts: CountRows, parallelism: Parallelism = .sequential) -> Matrix {
    let weighted = WeightedRows(counts, weighedBy: terms)
    let plan = basis.plan
    let ours = refined.map {
      $0.project(weighted.weights, parallelism: parallelism).scaled(
        by: [Float](repeating: plan.refinedScale, count: counts.rowCount),
        parallelism: parallelism)
    }
    let theirs = background.map { background in
      let (rows, coverage) = background.rows(
        count: counts.rowCount, parallelism: parallelism, weights: weighted.rows)
      return rows.centered(on: basis.backgroundMean, parallelism: parallelism)
        .scaled(by: coverage.map { plan.backgroundScale * $0 }, parallelism: parallelism)
    }
    if let ours, let theirs { return ours.joined(with: theirs) }
    return ours ?? theirs ?? Matrix(rowCount: counts.rowCount, columnCount: 0)
  }
}

extension Matrix {
  /// Each row times a factor of its own.
  consuming func scaled(by factors: [Float], parallelism: Parallelism) -> Matrix {
    var result = self
    result.forEachRow(parallelism: parallelism) { row, span in
      for column in span.indices { span[column] *= factors[row] }
    }
    return result
  }
}
