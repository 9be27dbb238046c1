// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredTextFeatures

/// What is learned with categories: terms' rows and weights, and where categories stand among them.
///
/// A view of a paper, which holds term t tf times, is u = Σ (1 + ln tf) e^{a_t} E_t, made a unit
/// row. The loss is, over both views, the mean cross entropy of softmax(u Wᵀ / 0.1 + b), W's rows
/// made unit rows, with the paper's shares of categories; plus a contrast: the mean cross entropy
/// of finding a paper's second view among all by the first and the other way round, by their
/// cosines over 0.1 (van den Oord, Li, Vinyals 2018; Gao, Yao, Chen 2021).
struct CategoryModel: Sendable {
  /// E, v x d.
  var rows: Matrix

  /// a, v x 1.
  var logWeights: Matrix

  /// W, c x d.
  var categories: Matrix

  /// b, 1 x c.
  var biases: Matrix

  /// What cosines are divided by.
  private static let temperature: Float = 0.1

  /// The loss at these parameters, and its derivative by each of them.
  ///
  /// - Parameters:
  ///   - views: the first views of m papers and then their second ones, 2m x v.
  ///   - shares: for each paper its categories and their shares, maybe none.
  ///   - contrast: what the contrast counts.
  /// - Complexity: O(nonzeros d + m² d + m c d + v d).
  func gradient(
    _ views: SparseMatrix, _ shares: [[(category: Int, share: Float)]], contrast: Float,
    parallelism: Parallelism
  ) -> (loss: Double, gradient: CategoryModel) {
    let weights = logWeights.elements.map { exp($0) }
    let views = views.scaled(byColumn: weights)
    let papers = UnitRows(views.times(rows, parallelism: parallelism), parallelism: parallelism)
    let centers = UnitRows(categories, parallelism: parallelism)
    let named = naming(papers.rows, shares, centers.rows, parallelism)
    let told = Self.telling(papers.rows, parallelism)
    var byPapers = named.byPapers
    byPapers.subtract(-contrast, times: told.byPapers, parallelism: parallelism)
    let bySums = papers.gradient(byPapers, parallelism: parallelism)
    let byRows = views.transposed().times(bySums, parallelism: parallelism)
    let byWeights = parallelism.mapBlocks(of: rows.rowCount, size: 4_096) { block in
      block.map { rows.dot($0, byRows, $0) }
    }.flatMap { $0 }
    return (
      named.loss + Double(contrast) * told.loss,
      CategoryModel(
        rows: byRows,
        logWeights: Matrix(rowCount: byWeights.count, columnCount: 1, elements: byWeights),
        categories: centers.gradient(named.byCenters, parallelism: parallelism),
        biases: named.byBiases)
    )
  }

  /// How hard it is to name papers' categories.
  private func naming(
    _ papers: Matrix, _ shares: [[(category: Int, share: Float)]], _ centers: Matrix,
    _ parallelism: Parallelism
  ) -> (loss: Double, byPapers: Matrix, byCenters: Matrix, byBiases: Matrix) {
    let scale = 1 / Float(papers.rowCount)
    var errors = papers.timesTransposed(centers, parallelism: parallelism)
    let categoryCount = errors.columnCount
    let losses = errors.mapBlocks(size: 128, parallelism: parallelism, scratch: {}) {
      _, block, span in
      var loss = 0.0
      for (index, row) in block.enumerated() {
        let own = shares[row % shares.count]
        let first = index * categoryCount
        let places = first..<first + categoryCount
        guard !own.isEmpty else {
          for place in places { span[place] = 0 }
          continue
        }
        for place in places {
          span[place] = span[place] / Self.temperature + biases[0, place - first]
        }
        let expected = own.reduce(0) { $0 + $1.share * span[first + $1.category] }
        loss += Double(softmax(&span, places) - expected)
        for (category, share) in own { span[first + category] -= share }
        for place in places { span[place] *= scale }
      }
      return loss
    }
    let byBiases = Matrix(
      rowCount: 1, columnCount: categoryCount, elements: errors.sumRow())
    for index in errors.elements.indices { errors.elements[index] /= Self.temperature }
    return (
      losses.reduce(0, +) * Double(scale), errors.times(centers, parallelism: parallelism),
      errors.transposedTimes(papers, parallelism: parallelism), byBiases
    )
  }

  /// How hard it is to tell which second view is of the same paper as a first one, and the other
  /// way round.
  private static func telling(
    _ papers: Matrix, _ parallelism: Parallelism
  ) -> (loss: Double, byPapers: Matrix) {
    let count = papers.rowCount / 2
    let first = papers.rows(at: Array(0..<count))
    let second = papers.rows(at: Array(count..<2 * count))
    var odds = first.timesTransposed(second, parallelism: parallelism)
    let own = (0..<count).map { odds[$0, $0] }
    // Cosines are at most 1, so that no exponential is too large and none too small to count.
    let sums = odds.mapBlocks(size: 64, parallelism: parallelism, scratch: {}) { _, block, span in
      var byRow: [Float] = []
      var byColumn = [Float](repeating: 0, count: count)
      for index in block.indices {
        let first = (index - block.lowerBound) * count
        byRow.append(
          exponentiate(&span, first..<first + count, scale: 1 / temperature, shift: 1))
        for column in byColumn.indices { byColumn[column] += span[first + column] }
      }
      return (byRow: byRow, byColumn: byColumn)
    }
    let rowSums = sums.flatMap(\.byRow)
    var columnSums = [Float](repeating: 0, count: count)
    for part in sums {
      for column in columnSums.indices { columnSums[column] += part.byColumn[column] }
    }
    var loss = 0.0
    for row in 0..<count {
      loss += Double((log(rowSums[row]) + log(columnSums[row])) / 2 + (1 - own[row]) / temperature)
    }
    let scale = 1 / (2 * Float(count) * temperature)
    let shareOfColumn = columnSums.map { 1 / $0 }
    odds.forEachRow(parallelism: parallelism) { row, span in
      let shareOfRow = 1 / rowSums[row]
      for column in span.indices {
        span[column] *= (shareOfRow + shareOfColumn[column]) * scale
      }
      span[row] -= 2 * scale
    }
    let byFirst = odds.times(second, parallelism: parallelism)
    let bySecond = odds.transposedTimes(first, parallelism: parallelism)
    return (
      loss / Double(max(1, count)),
      Matrix(
        rowCount: 2 * count, columnCount: papers.columnCount,
        elements: byFirst.elements + bySecond.elements)
    )
  }
}

extension SparseMatrix {
  /// The matrix with each column times a factor of its own. O(nonzeros).
  func scaled(byColumn factors: [Float]) -> SparseMatrix {
    SparseMatrix(
      columnCount: columnCount, rowOffsets: rowOffsets, columnIndices: columnIndices,
      values: zip(values, columnIndices).map { $0 * factors[Int($1)] })
  }
}
