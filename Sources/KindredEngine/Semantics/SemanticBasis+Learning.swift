// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
package import KindredKernels
package import KindredTextFeatures

extension SemanticBasis {
  /// Learns from papers.
  ///
  /// - Parameters:
  ///   - terms: columns for all terms.
  ///   - keep: gets each segment's semantic rows, in the order of segments. Those of papers that
  ///     are no longer there say nothing.
  /// - Returns: the basis; nil where nothing can be said beyond the papers' words.
  /// - Throws: what `papers` and `keep` throw.
  /// - Complexity: O(nonzeros d), and that of a refined projection where the plan has one; memory
  ///   for the terms and for some segments, and for all weights where there is a refined
  ///   projection.
  package static func learn<Papers: CountedPapers>(
    from papers: Papers, _ terms: Terms, _ options: EngineOptions,
    keep: (_ segment: Int, _ vectors: HalfMatrix) throws(Papers.Failure) -> Void
  ) throws(Papers.Failure) -> SemanticBasis? {
    let parallelism = options.parallelism
    guard let plan = SemanticPlan(paperCount: papers.paperCount, options) else { return nil }
    var refined: RefinedProjection?
    if plan.refinedScale > 0 {
      refined = RefinedProjection.learn(
        from: try papers.weightsInOrder(terms, parallelism), terms: terms.texts,
        options: RefinedProjection.Options(
          dimension: options.dimension
            ?? ProjectionKind.defaultDimension(paperCount: papers.paperCount),
          seed: options.seed), parallelism: parallelism
      ).roundedToHalf()
    }
    let background = options.background.model.map {
      BackgroundProjection($0, terms, parallelism: parallelism)
    }
    let mean =
      if let background { try papers.mean(in: background, terms, parallelism) } else { [Float]() }
    let basis = SemanticBasis(
      plan, terms.statistics, options.background.model,
      mean: mean,
      directions: refined.map { HalfMatrix(rounding: $0.basis, terms) } ?? .empty)
    let projection = SemanticProjection(basis, terms, refined, background)
    try papers.forEachSegment(
      parallelism: parallelism, { HalfMatrix(rounding: projection.rows(of: $1)) }, take: keep)
    return basis
  }
}

extension CountedPapers {
  /// The TF-IDF rows of all papers, ascending by identifier.
  fileprivate func weightsInOrder(
    _ terms: Terms, _ parallelism: Parallelism
  ) throws(Failure) -> SparseMatrix {
    let counts = try countsInOrder()
    return SparseMatrix(
      columnCount: terms.count,
      concatenating: parallelism.mapBlocks(of: counts.rowCount, size: Corpus.blockSize) {
        WeightedRows(counts.rows(at: Array($0)), weighedBy: terms).weights
      })
  }

  /// What all papers have in common in a background.
  fileprivate func mean(
    in background: BackgroundProjection, _ terms: Terms, _ parallelism: Parallelism
  ) throws(Failure) -> [Float] {
    var all = RowSums(columnCount: background.columnCount)
    try forEachSegment(parallelism: parallelism) { papers, counts in
      let weighted = WeightedRows(counts, weighedBy: terms)
      let rows = background.rows(count: counts.rowCount, weights: weighted.rows).rows
      var sums = RowSums(columnCount: rows.columnCount)
      sums.add(rows) { papers[$0] != 0 }
      return sums
    } take: { _, sums in
      all += sums
    }
    return all.centeringMean
  }
}

extension HalfMatrix {
  /// No rows.
  static var empty: HalfMatrix { HalfMatrix(rowCount: 0, columnCount: 0, bits: []) }

  /// The rows of columns as rows of the terms' numbers.
  fileprivate init(rounding columns: Matrix, _ terms: Terms) {
    self.init(
      rounding: columns,
      rowsAt: (0..<terms.count).map { Int(terms.column(ofNumber: $0)) })
  }
}
