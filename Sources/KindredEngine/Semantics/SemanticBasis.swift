// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
package import KindredKernels
package import KindredTextFeatures

/// What turns papers' terms into semantic rows: learned from some papers, applied to them and to
/// others.
///
/// Side by side stand the papers' own refined projection and what a background model says of them.
/// Each part's dot products are cosines times the part's weight; the background's also times the
/// share of either paper that its terms cover, so that it says less of papers it knows less of.
///
/// Papers that come later are projected in the same way, so that all can be compared. How far the
/// papers have moved away from what was learned is told by ``drift(of:to:)``.
package struct SemanticBasis: Sendable {
  /// How much the parts weigh.
  let plan: SemanticPlan

  /// The papers it was learned from; terms that came later were in none.
  package let statistics: TermStatistics

  /// What terms mean, or nil.
  let background: BackgroundModel?

  /// The mean that is taken off the background's rows.
  package let backgroundMean: [Float]

  /// The refined projection's directions, a row for each term by number; no rows where there is
  /// none.
  ///
  /// They have half precision, so that what is kept is what was used.
  package let directions: HalfMatrix

  init(
    _ plan: SemanticPlan, _ statistics: TermStatistics, _ background: BackgroundModel?,
    mean: [Float], directions: HalfMatrix
  ) {
    self.plan = plan
    self.statistics = statistics
    self.background = background
    backgroundMean = mean
    self.directions = directions
  }

  /// A basis with the default options from its parts, or nil where they do not fit each other.
  package init?(
    _ statistics: TermStatistics, backgroundMean: [Float], directions: HalfMatrix
  ) {
    guard statistics.documentCount > 0, statistics.areConsistent,
      directions.rowCount == 0 || directions.rowCount == statistics.termCount,
      let plan = SemanticPlan(paperCount: statistics.documentCount, EngineOptions()),
      plan.refinedScale > 0 || directions.columnCount == 0,
      backgroundMean.count == BackgroundModel.shippedIdentity.dimension
    else { return nil }
    self.init(plan, statistics, .shipped, mean: backgroundMean, directions: directions)
  }

  /// What tells counts and rows that this program makes from those of others: how it counts, and
  /// the background model that the default options name.
  package static var maker: UInt64 {
    BackgroundModel.shippedIdentity.checksum &+ TermCounts.version
  }

  /// How many papers have a refined projection of their own beside a background.
  package static var refinedCounts: ClosedRange<Int> {
    SemanticPlan.fewestForRefined...SemanticPlan.mostForRefined
  }

  /// The most that a dot product of two semantic rows can be.
  package var semanticWeight: Double { plan.weight }

  /// The number of columns of semantic rows.
  package var dimension: Int { directions.columnCount + backgroundMean.count }

  /// Whether so many papers need a basis of their own: there are twice as many as this one was
  /// learned from, or fewer than half, or their scores have other parts.
  package func isOutgrown(by count: Int) -> Bool {
    count >= 2 * statistics.documentCount || 2 * count < statistics.documentCount
      || SemanticPlan(paperCount: count, EngineOptions()) != plan
  }

  /// The semantic rows of papers or texts, m x d. O(nonzeros d + v).
  ///
  /// - Parameter terms: columns for all terms of the counts.
  package func rows(
    of counts: CountRows, _ terms: Terms, parallelism: Parallelism
  ) -> Matrix {
    let terms = terms.weighing(by: statistics)
    return SemanticProjection(
      self, terms, plan.refinedScale > 0 ? projection(of: terms.numbers) : nil,
      background.map { BackgroundProjection($0, terms, parallelism: parallelism) }
    ).rows(of: counts, parallelism: parallelism)
  }

  /// The projection whose columns are some terms; those that came later point nowhere.
  private func projection(of numbers: [Int]) -> RefinedProjection {
    let known = numbers.indices.filter { numbers[$0] < directions.rowCount }
    let rows = directions.rows(at: known.map { numbers[$0] })
    if known.count == numbers.count { return RefinedProjection(directions: rows) }
    var picked = Matrix(rowCount: numbers.count, columnCount: directions.columnCount)
    for (row, place) in known.enumerated() { picked.setRow(place, to: rows, row) }
    return RefinedProjection(directions: picked)
  }

  /// How far terms have moved since the basis was learned: 1 less the mean cosine between papers'
  /// TF-IDF rows as they were weighed then and as they are now. O(nonzeros).
  package func drift(of segments: [CountRows], to now: TermStatistics) -> Double {
    if now.documentFrequencies == statistics.documentFrequencies { return 0 }
    let weights = (0..<now.termCount).map { number in
      (
        then: statistics.inverseDocumentFrequency(number),
        now: now.inverseDocumentFrequency(number)
      )
    }
    var sum = 0.0
    var rowCount = 0
    for counts in segments {
      for row in 0..<counts.rowCount {
        var (product, then, now) = (0.0, 0.0, 0.0)
        counts.forEachTerm(row) { number, count in
          let frequency = TermWeight.termFrequency(count)
          let weight = weights[number]
          let square = frequency * frequency
          product += square * weight.then * weight.now
          then += square * weight.then * weight.then
          now += square * weight.now * weight.now
        }
        if then > 0, now > 0 {
          sum += product / (then * now).squareRoot()
          rowCount += 1
        }
      }
    }
    return rowCount > 0 ? max(0, 1 - sum / Double(rowCount)) : 0
  }
}
