// SPDX-License-Identifier: Apache-2.0

internal import Foundation
package import KindredKernels
package import KindredTextFeatures

/// Learns what terms mean from papers' categories: a background model whose rows carry weights.
///
/// From term embeddings (``TermEmbeddings``), in steps of some papers each, such that papers' rows
/// tell their categories, and that parts of a paper are more like each other than like those of
/// others (``CategoryModel``). The second keeps apart what no category tells apart. At last the
/// rows are stretched where papers vary little, and shrunk where they vary much.
public struct CategoryLearning: Equatable, Sendable {
  /// Steps at least 1.
  public var stepCount: Int

  /// What telling papers apart counts beside naming their categories, not negative. Without it,
  /// fields that no category names are lost.
  public var contrast: Double

  /// Papers that must name a category for it to count.
  public var leastPaperCount: Int

  /// The generator's seed.
  public var seed: UInt64

  /// Settings; the defaults were measured on arXiv abstracts.
  public init(
    stepCount: Int = 900, contrast: Double = 0.2, leastPaperCount: Int = 30, seed: UInt64 = 0
  ) {
    self.stepCount = stepCount
    self.contrast = contrast
    self.leastPaperCount = leastPaperCount
    self.seed = seed
  }

  /// Papers a step.
  private static let batchSize = 1_024

  /// The rate of rows, categories and biases at its highest, and that of weights.
  private static let rate = (rows: 2e-3, weights: 4e-3)

  /// The share of the steps in which rates rise, and the share of itself that a rate falls to.
  private static let warmUp = 0.05
  private static let lastRate = 0.02

  /// The share of the highest rate at a step: it rises evenly, and falls with half a cosine.
  func rateShare(ofStep step: Int) -> Double {
    let warm = max(1, (Self.warmUp * Double(stepCount)).rounded())
    let done = Double(step + 1)
    if done <= warm { return done / warm }
    let share = (done - warm) / max(1, Double(stepCount) - warm)
    return Self.lastRate + (1 - Self.lastRate) * (1 + cos(.pi * share)) / 2
  }

  /// Whether papers name enough categories to learn from: two.
  package func canLearn(from categories: [[String]]) -> Bool {
    CategoryShares(categories, leastPaperCount: leastPaperCount).names.count > 1
  }

  /// Learns on from a model.
  ///
  /// - Parameters:
  ///   - start: term embeddings.
  ///   - papers: where its terms stand in papers, by place in the model.
  ///   - categories: those of each paper, the first one first.
  ///   - progress: is told how many steps are done.
  /// - Complexity: O(steps (v d + nonzeros of 1,024 papers d)), memory for the papers' terms and
  ///   for eight models.
  package func learn(
    from start: BackgroundModel, _ papers: TermSegments, _ categories: [[String]],
    parallelism: Parallelism = .sequential, progress: (Int) -> Void = { _ in }
  ) -> BackgroundModel {
    let shares = CategoryShares(categories, leastPaperCount: leastPaperCount)
    let views = PaperViews(papers: papers, columnCount: start.termCount, seed: seed)
    var model = CategoryModel(
      start, categoryCount: shares.names.count, seed: seed, parallelism: parallelism)
    var movers = (
      rows: Adam(count: model.rows.elements.count),
      weights: Adam(count: model.logWeights.elements.count),
      categories: Adam(count: model.categories.elements.count),
      biases: Adam(count: model.biases.elements.count)
    )
    var batches = Batches(paperCount: papers.documentCount, size: Self.batchSize, seed: seed)
    for step in 0..<stepCount {
      let batch = batches.next()
      let gradient = model.gradient(
        views.pairs(of: batch, step: step, parallelism: parallelism),
        batch.map { shares.shares[$0] }, contrast: Float(contrast), parallelism: parallelism
      ).gradient
      let share = rateShare(ofStep: step)
      let rate = (rows: share * Self.rate.rows, weights: share * Self.rate.weights)
      movers.rows.step(
        &model.rows, against: gradient.rows, rate: rate.rows, parallelism: parallelism)
      movers.weights.step(&model.logWeights, against: gradient.logWeights, rate: rate.weights)
      movers.categories.step(&model.categories, against: gradient.categories, rate: rate.rows)
      movers.biases.step(&model.biases, against: gradient.biases, rate: rate.rows)
      progress(step + 1)
    }
    let weighted = model.weightedRows
    let rows = weighted.evenedOut(
      along: views.papers(by: weighted, parallelism: parallelism), parallelism: parallelism)
    return BackgroundModel(
      terms: (0..<start.termCount).map(start.term),
      documentFrequencies: (0..<start.termCount).map(start.documentFrequency), rows: rows,
      paperCount: start.paperCount, carriesWeights: true)
  }
}

/// Papers in the order of a new permutation each time all had their turn; what does not fill a
/// batch at the end of one waits for the next.
private struct Batches {
  private var order: [Int]
  private var place: Int
  private let size: Int
  private var generator: SeededGenerator

  init(paperCount: Int, size: Int, seed: UInt64) {
    order = Array(0..<paperCount)
    place = paperCount
    self.size = min(size, paperCount)
    generator = SeededGenerator(seed: seed, name: "batches".utf8.span)
  }

  mutating func next() -> [Int] {
    if place + size > order.count {
      generator.shuffle(&order)
      place = 0
    }
    defer { place += size }
    return Array(order[place..<place + size])
  }
}

extension CategoryModel {
  /// Where learning begins: rows of a mean length of 1, ln idf as weights, categories drawn from a
  /// normal distribution.
  init(_ start: BackgroundModel, categoryCount: Int, seed: UInt64, parallelism: Parallelism) {
    let rows = start.termRows(Array(0..<start.termCount), parallelism: parallelism)
    let lengths = (0..<rows.rowCount).map { row in rows.withRow(row) { Double(norm($0)) } }
    let mean = lengths.reduce(0, +) / Double(max(1, lengths.count))
    self.rows = rows
    for index in self.rows.elements.indices {
      self.rows.elements[index] *= mean > 0 ? Float(1 / mean) : 0
    }
    logWeights = Matrix(
      rowCount: start.termCount, columnCount: 1,
      elements: (0..<start.termCount).map { term in
        Float(
          log(
            TermWeight.inverseDocumentFrequency(
              start.documentFrequency(term), documentCount: start.paperCount)))
      })
    var generator = SeededGenerator(seed: seed, name: "categories".utf8.span)
    let scale = 1 / Double(max(1, start.dimension)).squareRoot()
    categories = Matrix(
      rowCount: categoryCount, columnCount: start.dimension,
      elements: (0..<categoryCount * start.dimension).map { _ in
        Float(generator.nextGaussianPair().0 * scale)
      })
    biases = Matrix(rowCount: 1, columnCount: categoryCount)
  }

  /// e^{a_t} E_t, v x d.
  var weightedRows: Matrix {
    var result = rows
    result.forEachRow { row, span in
      let weight = exp(logWeights[row, 0])
      for column in span.indices { span[column] *= weight }
    }
    return result
  }
}

extension PaperViews {
  /// The papers' rows by their terms' rows: n x d, of unit length. O(nonzeros d).
  fileprivate func papers(by termRows: Matrix, parallelism: Parallelism) -> Matrix {
    Matrix(
      rowCount: papers.documentCount, columnCount: termRows.columnCount, blockSize: 1_024,
      parallelism: parallelism
    ) { block, span in
      whole(block).multiply(termRows, rows: 0..<block.count, into: &span)
    }.normalizedRows(parallelism: parallelism)
  }
}

extension Matrix {
  /// The power to which variances are taken.
  private static let evening = -0.1

  /// The variance of a direction, as a share of the largest, below which it is taken for that.
  private static let leastVariance = 1e-6

  /// Terms' rows T as T Q diag(s^-0.1) Qᵀ, where Q are the directions in which papers vary and s
  /// their variances over the largest: the many small distinctions among papers come to weigh a
  /// little more beside the few large ones. O(n d² + v d²).
  ///
  /// - Parameter papers: n x d, unit or zero rows.
  func evenedOut(along papers: Matrix, parallelism: Parallelism) -> Matrix {
    var sums = RowSums(columnCount: columnCount)
    sums.add(papers)
    let mean = sums.mean.map(Double.init)
    var covariance = papers.gram(parallelism: parallelism)
    for index in covariance.indices {
      covariance[index] -=
        Double(papers.rowCount) * mean[index / columnCount] * mean[index % columnCount]
    }
    let eigen = SymmetricEigen(covariance, side: columnCount)
    guard let largest = eigen.values.first, largest > 0 else { return self }
    let stretched = eigen.matrix(count: columnCount) { component, direction in
      component * pow(max(Self.leastVariance, eigen.values[direction] / largest), Self.evening)
    }
    return times(
      stretched.timesTransposed(eigen.matrix(count: columnCount), parallelism: parallelism),
      parallelism: parallelism)
  }
}
