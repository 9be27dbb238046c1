// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
package import KindredKernels
package import KindredTextFeatures

extension SemanticBasis {
  /// Learns from papers.
  ///
  /// - Parameters:
  ///   - segments: the papers' numbers, 0 for one that is no longer there, and their terms.
  ///   - order: the numbers of all papers in the order of their identifiers, in which sums are made
  ///     as everywhere, so that they do not depend on how papers came.
  ///   - terms: columns for all terms.
  /// - Returns: the basis, and the semantic rows of each segment, zero for papers that are not in
  ///   `order`; nil where nothing can be said beyond the papers' words.
  /// - Complexity: O(nonzeros d), and that of a refined projection where the plan has one.
  package static func learn(
    from segments: [(papers: [Int32], counts: CountRows)], inOrder order: [Int32],
    _ terms: Terms, _ options: EngineOptions
  ) -> (basis: SemanticBasis, vectors: [HalfMatrix])? {
    let parallelism = options.parallelism
    let places = Places(of: segments.map(\.papers), inOrder: order)
    let count = places.ordered.count
    guard let plan = SemanticPlan(paperCount: count, options) else { return nil }
    @Sendable func weights(_ block: Range<Int>) -> WeightedRows {
      var counts = CountRows()
      for place in places.ordered[block] {
        counts.append(segments[place.segment].counts, row: place.row)
      }
      return WeightedRows(counts, weighedBy: terms)
    }
    // A block at a time where the weights of an archive need not be in memory.
    let papers =
      plan.refinedScale > 0
      ? WeightedRows(
        columnCount: terms.count,
        concatenating: parallelism.mapBlocks(of: count, size: Corpus.blockSize, weights))
      : nil
    let projection = papers.map { papers in
      RefinedProjection.learn(
        from: papers.weights, terms: terms.texts,
        options: RefinedProjection.Options(
          dimension: options.dimension ?? ProjectionKind.defaultDimension(paperCount: count),
          seed: options.seed), parallelism: parallelism
      ).roundedToHalf()
    }
    let seen = options.background.model.map { model in
      BackgroundProjection(model, terms, parallelism: parallelism)
        .rows(count: count, parallelism: parallelism) { papers?.rows($0) ?? weights($0) }
    }
    let basis = SemanticBasis(
      plan, terms.statistics, options.background.model,
      mean: seen?.rows.centeringMean() ?? [],
      directions: projection.map { HalfMatrix(rounding: $0.basis, terms) } ?? .empty)
    let rows = basis.rows(of: papers?.weights, projection, seen: seen, parallelism: parallelism)
    let vectors = parallelism.map(count: segments.count) { segment in
      HalfMatrix(rounding: rows, rowsAt: places.ranks[segment])
    }
    return (basis, vectors)
  }
}

/// Where papers stand in segments, and in the order of their identifiers.
private struct Places: Sendable {
  /// The papers that are there, in order.
  private(set) var ordered: [(segment: Int, row: Int)] = []

  /// For each row of each segment its paper's place in order, or nil.
  private(set) var ranks: [[Int?]]

  init(of segments: [[Int32]], inOrder order: [Int32]) {
    var placeOfPaper: [Int32: (segment: Int, row: Int)] = [:]
    placeOfPaper.reserveCapacity(order.count)
    for (segment, papers) in segments.enumerated() {
      for (row, paper) in papers.enumerated() where paper != 0 {
        placeOfPaper[paper] = (segment, row)
      }
    }
    ranks = segments.map { [Int?](repeating: nil, count: $0.count) }
    for paper in order {
      // Each once, whatever a damaged file says.
      guard let place = placeOfPaper.removeValue(forKey: paper) else { continue }
      ranks[place.segment][place.row] = ordered.count
      ordered.append(place)
    }
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
