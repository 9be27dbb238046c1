// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import KindredKernels

/// What the kernels compute, written as plainly as possible and in double precision.
public enum Twin {
  /// The dot product of two rows.
  public static func dot(_ left: [Float], _ right: [Float]) -> Double {
    zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// A Bᵀ.
  public static func timesTransposed(_ left: Matrix, _ right: Matrix) -> [[Double]] {
    let rightRows = right.rowArrays
    return left.rowArrays.map { row in rightRows.map { dot(row, $0) } }
  }

  /// A B.
  public static func times(_ left: Matrix, _ right: Matrix) -> [[Double]] {
    left.rowArrays.map { row in
      (0..<right.columnCount).map { column in
        row.indices.reduce(0) { $0 + Double(row[$1]) * Double(right[$1, column]) }
      }
    }
  }

  /// The k rows with the highest score, then the lowest row: every score, sorted.
  public static func nearest(_ scores: [Double], count: Int, except: Int? = nil) -> [Int] {
    scores.indices.filter { $0 != except }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }.prefix(count).map { $0 }
  }

  /// ln Σ e^x, and each e^x over that sum.
  public static func softmax(_ scores: [Float]) -> (logSum: Double, shares: [Double]) {
    let exponentials = scores.map { exp(Double($0)) }
    let sum = exponentials.reduce(0, +)
    return (log(sum), exponentials.map { $0 / sum })
  }

  /// For each target the sums over sources of m q, m q² (x - x') and m q² (y - y'), where
  /// q = 1 / (1 + d²).
  package static func studentPushes(
    on targets: PlanePoints, from sources: PlanePoints, masses: [Float]
  ) -> (nearness: [Double], x: [Double], y: [Double]) {
    var sums: (nearness: [Double], x: [Double], y: [Double]) = ([], [], [])
    for target in 0..<targets.count {
      var (nearness, x, y) = (0.0, 0.0, 0.0)
      for source in 0..<sources.count {
        let across = Double(targets.x[target]) - Double(sources.x[source])
        let down = Double(targets.y[target]) - Double(sources.y[source])
        let near = 1 / (1 + across * across + down * down)
        nearness += Double(masses[source]) * near
        x += Double(masses[source]) * near * near * across
        y += Double(masses[source]) * near * near * down
      }
      sums.nearness.append(nearness)
      sums.x.append(x)
      sums.y.append(y)
    }
    return sums
  }

  /// Parameters after steps of Adam, one for each list of gradients.
  public static func adam(
    _ start: [Float], _ gradients: [[Float]], rate: Double
  ) -> [Double] {
    start.indices.map { index in
      var (value, mean, square) = (Double(start[index]), 0.0, 0.0)
      for (step, gradient) in gradients.enumerated() {
        let slope = Double(gradient[index])
        mean = 0.9 * mean + 0.1 * slope
        square = 0.98 * square + 0.02 * slope * slope
        let (done, part) = (Double(step + 1), mean / (1 - pow(0.9, Double(step + 1))))
        value -= rate * part / ((square / (1 - pow(0.98, done))).squareRoot() + 1e-8)
      }
      return value
    }
  }

  /// The loss of learning with categories, by its definition.
  ///
  /// - Parameters:
  ///   - views: 2m views, 1 + ln tf of each term.
  ///   - shares: of m papers, their shares of all categories.
  public static func categoryLoss(
    _ views: [[Double]], shares: [[Double]], rows: [[Double]], logWeights: [Double],
    categories: [[Double]], biases: [Double], contrast: Double
  ) -> Double {
    func unit(_ row: [Double]) -> [Double] {
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? row.map { $0 / length } : row
    }
    func cosine(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    func crossEntropy(_ scores: [Double], _ shares: [Double]) -> Double {
      let sum = scores.reduce(0) { $0 + exp($1) }
      return zip(scores, shares).reduce(0) { $0 - $1.1 * ($1.0 - log(sum)) }
    }
    let papers = views.map { view in
      unit(
        rows[0].indices.map { column in
          view.indices.reduce(0) { $0 + view[$1] * exp(logWeights[$1]) * rows[$1][column] }
        })
    }
    let count = shares.count
    let centers = categories.map(unit)
    var loss = 0.0
    for (index, paper) in papers.enumerated() {
      let scores = centers.indices.map { cosine(paper, centers[$0]) / 0.1 + biases[$0] }
      loss += crossEntropy(scores, shares[index % count]) / Double(2 * count)
      let others = index < count ? papers[count...] : papers[..<count]
      let own = (0..<count).map { $0 == index % count ? 1.0 : 0 }
      loss +=
        contrast * crossEntropy(others.map { cosine(paper, $0) / 0.1 }, own) / Double(2 * count)
    }
    return loss
  }

  /// The weights of a logistic regression by steps down the gradient of what it minimizes, the
  /// bias last: ½ |w|² + Σ c ln(1 + exp(-y w·x)), with a column of ones.
  public static func logisticWeights(
    _ rows: [[Double]], labels: [Bool], costs: [Double], stepCount: Int = 20_000
  ) -> [Double] {
    let rows = rows.map { $0 + [1] }
    var weights = [Double](repeating: 0, count: rows[0].count)
    // No steeper anywhere than 1 + Σ c |x|² / 4.
    let steepness = zip(rows, costs).reduce(1) { sum, row in
      sum + row.1 * row.0.reduce(0) { $0 + $1 * $1 } / 4
    }
    for _ in 0..<stepCount {
      var gradient = weights
      for (row, (isOne, cost)) in zip(rows, zip(labels, costs)) {
        let sign = isOne ? 1.0 : -1.0
        let margin = sign * zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let pull = -cost * sign / (1 + exp(margin))
        for column in row.indices { gradient[column] += pull * row[column] }
      }
      for column in weights.indices { weights[column] -= gradient[column] / steepness }
    }
    return weights
  }

  /// The modularity of clusters in the graph of positive cosines, by its definition: over all pairs
  /// what joins them, less what would by chance.
  public static func modularity(_ rows: Matrix, _ assignments: [Int]) -> Double {
    let values = rows.rowArrays
    let joins = values.indices.map { row in
      values.indices.map { $0 == row ? 0 : max(0, dot(values[row], values[$0])) }
    }
    let degrees = joins.map { $0.reduce(0, +) }
    let total = degrees.reduce(0, +)
    var sum = 0.0
    for row in values.indices {
      for other in values.indices
      where row == other || assignments[row] >= 0 && assignments[row] == assignments[other] {
        sum += joins[row][other] - degrees[row] * degrees[other] / total
      }
    }
    return total > 0 ? sum / total : 0
  }

  /// The silhouette of every row by its definition: all pairs.
  public static func silhouettes(_ rows: Matrix, _ assignments: [Int]) -> [Double] {
    let values = rows.rowArrays
    return values.indices.map { row in
      var distances: [Int: [Double]] = [:]
      for other in values.indices where other != row && assignments[other] >= 0 {
        distances[assignments[other], default: []].append(1 - dot(values[row], values[other]))
      }
      let means = distances.mapValues { $0.reduce(0, +) / Double($0.count) }
      guard let inside = means[assignments[row]],
        let outside = means.filter({ $0.key != assignments[row] }).values.min(),
        max(inside, outside) > 0
      else { return 0 }
      return (outside - inside) / max(inside, outside)
    }
  }
}

extension Matrix {
  /// A matrix from rows in double precision.
  public init(doubles rows: [[Double]]) {
    self.init(rows: rows.map { $0.map(Float.init) })
  }
}
