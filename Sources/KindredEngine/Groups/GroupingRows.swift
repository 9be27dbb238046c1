// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels

/// The rows by which papers are grouped, and the papers that shape the groups.
///
/// What a background says of each paper stands beside the papers' own projection, which weighs
/// more the less the background knows of the papers (or there are vectors from elsewhere alone);
/// both are centered, and groups are made in the few directions in which most is different.
///
/// A stray paper, which is near none here, shapes nothing: it is left out of the mean, of the
/// directions and of the groups, and joins the nearest one when they are made. So a stray paper in
/// a week neither moves the others nor takes a group for itself.
struct GroupingRows: Sendable {
  /// n x e, unit or zero rows: all that is known, centered.
  let whole: Matrix

  /// n x d, unit or zero rows: ``whole`` in its first directions.
  let reduced: Matrix

  /// The rows of the papers that shape groups, ascending.
  let shaping: [Int]

  /// What the background says of a phrase, or nil without one.
  let background: CenteredBackground?

  /// The dimension of the papers' own projection.
  private static let ownDimension = 64

  /// The dimension in which n papers are grouped: few directions separate few groups, and more of
  /// them only add noise, less so with a background. 1.6 n^0.36 without one, 2.5 n^0.36 with one,
  /// from 2 to 64: 7 and 11 for 60 papers, 12 and 19 for 300, 26 and 41 for 2,400, about where
  /// agreement with arXiv's categories was best at each of these sizes.
  static func dimension(paperCount: Int, hasBackground: Bool) -> Int {
    let scale = hasBackground ? 2.5 : 1.6
    return max(2, min(64, Int((scale * pow(Double(paperCount), 0.36)).rounded())))
  }

  /// The share of papers' TF-IDF rows that a background does not know at which the papers' own
  /// projection weighs as much as it.
  private static let evenUnknownShare = 0.15

  /// Papers from which on their own projection weighs at least as much as a background: that of few
  /// papers tells less.
  private static let papersForEvenWeight = 300.0

  /// The most that the papers' own projection weighs.
  private static let largestOwnWeight = 8.0

  /// What the papers' own projection weighs beside a background, in tenths, so that one paper more
  /// seldom changes it: the larger of √(n / 300), at most 1, and (u / 0.15)², at most 8, where u is
  /// the mean share of the papers' TF-IDF rows that the background does not know. The latter is
  /// about 0.6 for papers of the field it was learned from, and 5 for those of another, which share
  /// words of scholarly prose with it and not their subjects.
  ///
  /// - Parameter coverage: for each paper the share that the background knows.
  static func ownWeight(coverage: some Collection<Float>) -> Float {
    guard !coverage.isEmpty else { return 1 }
    let known = coverage.reduce(0) { $0 + Double($1) } / Double(coverage.count)
    let ratio = (1 - known) / evenUnknownShare
    let least = min(1, (Double(coverage.count) / papersForEvenWeight).squareRoot())
    let weight = max(least, min(largestOwnWeight, ratio * ratio))
    return Float((10 * weight).rounded() / 10)
  }

  /// The rows of an engine's papers, for so many groups. O(n d² + n min(n, 4,096) d).
  init(_ engine: Engine, groupCount: Int?) {
    let corpus = engine.corpus
    let parallelism = engine.options.parallelism
    let model = engine.options.embeddings == nil ? engine.options.background.model : nil
    let count = corpus.papers.count
    let asked = engine.options.dimension
    let ownDimension = max(
      Self.ownDimension,
      asked ?? Self.dimension(paperCount: count, hasBackground: model != nil))
    var own = engine.embedding(dimension: ownDimension).rows
    let seen = model.map { corpus.rows(in: $0, parallelism: parallelism) }
    let near = Self.withoutStrays(seen.map { [$0.rows, own] } ?? [own], parallelism: parallelism)
    // More groups than there are papers near others are only to be had with strays.
    let shaping = groupCount ?? 0 > near.count ? Array(0..<count) : near
    if shaping.count < count {
      own = engine.embedding(dimension: ownDimension, counting: shaping).rows
    }
    let dimension =
      asked ?? Self.dimension(paperCount: shaping.count, hasBackground: model != nil)

    let centeredOwn = own.centered(
      on: own.rows(at: shaping).centeringMean(), parallelism: parallelism)
    if let model, let seen {
      let mean = seen.rows.rows(at: shaping).centeringMean()
      let centered = seen.rows.centered(on: mean, parallelism: parallelism)
      background = CenteredBackground(model: model, mean: mean, rows: centered)
      let weight = Self.ownWeight(coverage: shaping.map { seen.coverage[$0] })
      whole = centered.joined(
        with: centeredOwn.scaled(
          by: [Float](repeating: weight, count: count), parallelism: parallelism)
      ).normalizedRows(parallelism: parallelism)
    } else {
      background = nil
      whole = centeredOwn
    }
    let directions = whole.rows(at: shaping).principalDirections(
      count: dimension, parallelism: parallelism)
    reduced = whole.timesTransposed(directions, parallelism: parallelism).normalizedRows(
      parallelism: parallelism)
    self.shaping = shaping
  }

  /// Papers up to which strays are looked for; among more, one paper shapes nothing anyway.
  private static let mostForStrays = 4_096

  /// Nearest papers by which a paper is a stray or not.
  private static let nearestCount = 3

  /// The share of the usual nearness below which a paper is a stray.
  private static let leastNearness: Float = 0.58

  /// The papers that are no strays: those whose mean similarity to the three nearest, over the
  /// median one and averaged over the kinds of rows that they have, is at least 0.58.
  private static func withoutStrays(_ parts: [Matrix], parallelism: Parallelism) -> [Int] {
    let count = parts[0].rowCount
    guard (2 * nearestCount...mostForStrays).contains(count) else { return Array(0..<count) }
    var nearness = [Float](repeating: 0, count: count)
    var kinds = [Float](repeating: 0, count: count)
    for rows in parts {
      let sums = nearestRowGraph(rows, count: nearestCount, parallelism: parallelism)
        .map { $0.reduce(0) { $0 + Float($1.similarity) } }
      let median = sums.sorted()[count / 2]
      guard median > 0 else { return Array(0..<count) }
      for row in 0..<count where !rows.isZeroRow(row) {
        nearness[row] += sums[row] / median
        kinds[row] += 1
      }
    }
    return (0..<count).filter { kinds[$0] > 0 && nearness[$0] / kinds[$0] >= leastNearness }
  }

  /// Where clusters are among the whole rows: the normalized sum of the rows of each, k x e.
  func centers(of clustering: Clustering) -> Matrix {
    let members = clustering.members().map { members in members.map { shaping[$0] } }
    return Matrix(rows: members.map { whole.rows(at: $0).sumRow() }).normalizedRows()
  }
}
