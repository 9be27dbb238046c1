// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import Kernels

extension Matrix {
  /// The length up to which what is left of a unit row is rounding.
  private static let sameAsMean: Float = 1e-4

  /// The mean of the rows that are not zero, d values; zeros where there are none. O(n d).
  public func meanRow() -> [Float] {
    var sums = [Double](repeating: 0, count: columnCount)
    var count = 0
    for row in 0..<rowCount where !isZeroRow(row) {
      count += 1
      withRow(row) { row in
        for column in row.indices { sums[column] += Double(row[column]) }
      }
    }
    return sums.map { Float($0 / Double(max(1, count))) }
  }

  /// The variation of a direction, as a share of the largest, that is more than rounding.
  private static let leastVariation = 1e-6

  /// Rows that a mean needs to say what they have in common, and not which of them there are: of two
  /// rows less their mean one is the opposite of the other.
  private static let fewestForMean = 8

  /// ``meanRow()``, or zeros for fewer than eight rows.
  public func centeringMean() -> [Float] {
    rowCount < Self.fewestForMean ? [Float](repeating: 0, count: columnCount) : meanRow()
  }

  /// Every row less `mean`, of unit length again; zero rows stay zero, and a row that is the mean,
  /// as the only one is, stays as it is. O(n d).
  ///
  /// - Precondition: `mean` has d values.
  public func centered(on mean: [Float], _ parallelism: Parallelism = .sequential) -> Matrix {
    precondition(mean.count == columnCount, "\(mean.count) means for \(columnCount) columns")
    var result = self
    result.forEachRow(parallelism) { row, span in
      if isZeroRow(row) { return }
      for column in span.indices { span[column] -= mean[column] }
      if norm(span.span) < Self.sameAsMean {
        for column in span.indices { span[column] += mean[column] }
      }
      normalize(&span)
    }
    return result
  }

  /// The rows in the directions in which they vary most from zero, not centered: n x `count`, fewer
  /// where the rows have fewer; of unit length again.
  ///
  /// The eigenvectors of the smaller of A Aᵀ and AᵀA (``SymmetricEigen``). O(n d min(n, d)).
  public func principalRows(count: Int, _ parallelism: Parallelism = .sequential) -> Matrix {
    guard rowCount > 0, columnCount > 0 else { return self }
    if rowCount < columnCount {
      let products = timesTransposed(self, parallelism)
      let eigen = SymmetricEigen(products.elements.map(Double.init), side: rowCount)
      return eigen.matrix(count: min(count, eigen.rank(above: Self.leastVariation))) {
        component, column in eigen.values[column].squareRoot() * component
      }.normalizedRows(parallelism)
    }
    let eigen = SymmetricEigen(gram(parallelism), side: columnCount)
    let directions = eigen.matrix(count: min(count, eigen.rank(above: Self.leastVariation)))
    return times(directions, parallelism).normalizedRows(parallelism)
  }

  /// The columns of two matrices side by side, n x (d + e).
  ///
  /// - Precondition: both have n rows.
  public func joined(with other: Matrix) -> Matrix {
    precondition(rowCount == other.rowCount, "\(rowCount) and \(other.rowCount) rows side by side")
    var elements: [Float] = []
    elements.reserveCapacity(rowCount * (columnCount + other.columnCount))
    for row in 0..<rowCount {
      withRow(row) { for column in $0.indices { elements.append($0[column]) } }
      other.withRow(row) { for column in $0.indices { elements.append($0[column]) } }
    }
    return Matrix(
      rowCount: rowCount, columnCount: columnCount + other.columnCount, elements: elements)
  }
}
