// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// A direction in the space of ``SideBySideRows``.
struct Direction: Sendable {
  /// A value for each term's column.
  var lexical: [Double]

  /// A value for each semantic column.
  var semantic: [Double]

  /// No direction.
  init(_ termCount: Int, _ dimension: Int) {
    lexical = [Double](repeating: 0, count: termCount)
    semantic = [Double](repeating: 0, count: dimension)
  }

  /// Where a classifier's margins grow.
  init(_ classifier: LogisticRegression) {
    lexical = classifier.sparseWeights
    semantic = classifier.denseWeights
  }

  /// The direction in unit length; none stays none.
  var unit: Direction {
    let squares = lexical.reduce(0) { $0 + $1 * $1 } + semantic.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? scaled(by: 1 / squares.squareRoot()) : self
  }

  /// The way that lies between this direction and another of its space, nearer to the other the
  /// larger its share is, from 0 to 1.
  func turned(to other: Direction, share: Double) -> Direction {
    var result = scaled(by: 1 - share)
    let other = other.scaled(by: share)
    for column in lexical.indices { result.lexical[column] += other.lexical[column] }
    for column in semantic.indices { result.semantic[column] += other.semantic[column] }
    return result
  }

  private func scaled(by factor: Double) -> Direction {
    var result = self
    for column in lexical.indices { result.lexical[column] *= factor }
    for column in semantic.indices { result.semantic[column] *= factor }
    return result
  }
}
