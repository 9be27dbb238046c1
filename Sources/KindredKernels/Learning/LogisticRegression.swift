// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A linear classifier of rows that are partly sparse and partly dense, side by side: logistic
/// regression with a quadratic penalty.
///
/// The weights w and the bias b are those that minimize
/// ½ (|w|² + b²) + Σ c ln(1 + exp(-y (w·x + b))), where y is 1 or -1 and c is what a row costs. The
/// dual problem is solved a row at a time (Yu, Huang, Lin 2011), in an order that a seed gives, so
/// that the same rows give the same bits. A row without values has the bias for a margin.
public struct LogisticRegression: Equatable, Sendable {
  /// A weight for each sparse column, v of them.
  public let sparseWeights: [Double]

  /// A weight for each dense column, d of them.
  public let denseWeights: [Double]

  /// What is added to every margin.
  public let bias: Double

  /// Passes over all rows that were made.
  public let passCount: Int

  /// What a margin may be wrong by where it stops.
  private static let tolerance = 1e-3

  /// Passes after which it stops in any case.
  private static let mostPasses = 100

  /// Learns to tell rows from others.
  ///
  /// - Parameters:
  ///   - sparse: the sparse part of the rows, n x v.
  ///   - dense: the dense part, n x d.
  ///   - labels: whether a row is one of those to be told, n of them.
  ///   - costs: what an error at each row costs, 0 or more; a row of cost 0 teaches nothing.
  ///   - seed: the order of each pass.
  /// - Precondition: there are as many rows, labels and costs.
  /// - Complexity: O((nonzeros + n d) passes); some ten passes where costs are near 1.
  public init(
    sparse: SparseMatrix, dense: Matrix, labels: [Bool], costs: [Double], seed: UInt64 = 0
  ) {
    let count = labels.count
    precondition(
      sparse.rowCount == count && dense.rowCount == count && costs.count == count,
      "\(sparse.rowCount) and \(dense.rowCount) rows, \(count) labels, \(costs.count) costs")
    var state = Margins(sparse, dense)
    let lengths = (0..<count).map { state.squaredLength($0) }
    // A dual variable is c σ(u); at u = 0 the weights point from one mean to the other.
    var logits = [Double](repeating: 0, count: count)
    let rows = costs.indices.filter { costs[$0] > 0 }
    for row in rows { state.add(row, (labels[row] ? 0.5 : -0.5) * costs[row]) }
    var generator = SeededGenerator(seed: seed)
    var order = rows
    var passes = 0
    var worst = Double.infinity
    while worst > Self.tolerance, passes < Self.mostPasses {
      worst = 0
      generator.shuffle(&order)
      for row in order {
        let sign = labels[row] ? 1.0 : -1.0
        let margin = sign * state.margin(row)
        let error = abs(margin + logits[row])
        worst = max(worst, error)
        if error <= 0.1 * Self.tolerance { continue }
        let old = Self.logistic(logits[row])
        logits[row] = Self.balance(
          margin, logit: logits[row], cost: costs[row], squaredLength: lengths[row])
        state.add(row, sign * costs[row] * (Self.logistic(logits[row]) - old))
      }
      passes += 1
    }
    sparseWeights = state.sparseWeights
    denseWeights = state.denseWeights
    bias = state.bias
    passCount = passes
  }

  /// The u at which a row's margin is -u when its dual variable has become c σ(u): the root of
  /// m + u + c |x|² (σ(u) - σ(before)), which ascends at least as fast as u.
  private static func balance(
    _ margin: Double, logit: Double, cost: Double, squaredLength: Double
  ) -> Double {
    let scale = cost * squaredLength
    let before = logistic(logit)
    var low = -margin - scale * (1 - before)
    var high = -margin + scale * before
    var value = min(max(logit, low), high)
    for _ in 0..<50 {
      let share = logistic(value)
      let error = margin + value + scale * (share - before)
      if abs(error) < 1e-9 { break }
      if error > 0 { high = value } else { low = value }
      let next = value - error / (1 + scale * share * (1 - share))
      // Newton's step, or half of the range where it leads out of it.
      value = next > low && next < high ? next : (low + high) / 2
    }
    return value
  }

  /// 1 / (1 + exp(-u)).
  private static func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }
}

/// The weights as they are, and what they make of rows.
private struct Margins {
  private let sparse: SparseMatrix
  private let dense: Matrix
  var sparseWeights: [Double]
  var denseWeights: [Double]
  var bias = 0.0

  init(_ sparse: SparseMatrix, _ dense: Matrix) {
    self.sparse = sparse
    self.dense = dense
    sparseWeights = [Double](repeating: 0, count: sparse.columnCount)
    denseWeights = [Double](repeating: 0, count: dense.columnCount)
  }

  /// |x|², with the column of ones that the bias stands for.
  func squaredLength(_ row: Int) -> Double {
    let squares = sparse.values[sparse.entries(row)].reduce(0) { $0 + Double($1) * Double($1) }
    return 1 + squares + dense.withRow(row) { $0.sumOfProducts(with: $0) { Double($0) } }
  }

  /// w·x + b.
  func margin(_ row: Int) -> Double {
    let (columns, values, weights) = (
      sparse.columnIndices.span, sparse.values.span, sparseWeights.span
    )
    var sum = bias
    for entry in sparse.entries(row) {
      sum += weights[Int(columns[entry])] * Double(values[entry])
    }
    let others = denseWeights.span
    return sum + dense.withRow(row) { $0.sumOfProducts(with: others) { $0 } }
  }

  /// Adds a multiple of a row to the weights.
  mutating func add(_ row: Int, _ factor: Double) {
    if factor == 0 { return }
    let (sparse, dense) = (sparse, dense)
    let (columns, values) = (sparse.columnIndices.span, sparse.values.span)
    for entry in sparse.entries(row) {
      sparseWeights[Int(columns[entry])] += factor * Double(values[entry])
    }
    dense.withRow(row) { row in
      for column in row.indices { denseWeights[column] += factor * Double(row[column]) }
    }
    bias += factor
  }
}

extension Span<Float> {
  /// The dot product with as many other values, in double precision: four sums, so that none waits
  /// for another.
  fileprivate func sumOfProducts<Other>(
    with other: Span<Other>, _ value: (Other) -> Double
  ) -> Double {
    precondition(count == other.count, "\(count) and \(other.count) values")
    var sums = SIMD4<Double>(repeating: 0)
    let whole = count - count % 4
    for start in stride(from: 0, to: whole, by: 4) {
      let left = SIMD4(
        Double(self[start]), Double(self[start + 1]), Double(self[start + 2]),
        Double(self[start + 3]))
      let right = SIMD4(
        value(other[start]), value(other[start + 1]), value(other[start + 2]),
        value(other[start + 3]))
      sums += left * right
    }
    var sum = sums.sum()
    for index in whole..<count { sum += Double(self[index]) * value(other[index]) }
    return sum
  }
}
