// SPDX-License-Identifier: Apache-2.0

internal import CKindredOpenBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix S = V diag(values) Vᵀ, largest first.
///
/// Signs are fixed: the component of largest size in each vector is positive (the first one where
/// several are equal), so that the same matrix always gives the same vectors.
package struct SymmetricEigen: Sendable {
  /// Eigenvalues in descending order.
  package let values: [Double]

  /// Eigenvectors, one after the other in the order of the values, each of length n.
  package let vectors: [[Double]]

  /// Decomposes a symmetric n x n matrix given row by row; only its upper triangle is read.
  ///
  /// LAPACK `dsyevd`, O(n³). A matrix of NaN or infinity gives zeros.
  ///
  /// - Precondition: `matrix` has n² values.
  package init(_ matrix: [Double], side: Int) {
    precondition(matrix.count == side * side, "\(matrix.count) values for a side of \(side)")
    guard side > 0, matrix.allSatisfy(\.isFinite) else {
      values = [Double](repeating: 0, count: side)
      vectors = (0..<side).map { index in
        (0..<side).map { $0 == index ? 1 : 0 }
      }
      return
    }
    _ = OpenBLASRuntime.isReady
    var a = matrix
    var ascending = [Double](repeating: 0, count: side)
    var order = blasInt(side)
    var info: Int32 = 0
    var workSize = blasInt(1 + 6 * side + 2 * side * side)
    var integerWorkSize = blasInt(3 + 5 * side)
    var work = [Double](repeating: 0, count: Int(workSize))
    var integerWork = [Int32](repeating: 0, count: Int(integerWorkSize))
    var leading = order
    // LAPACK reads columns: the upper triangle by rows is its lower triangle by columns.
    unsafe dsyevd_(
      "V", "L", &order, &a, &leading, &ascending, &work, &workSize, &integerWork,
      &integerWorkSize, &info)
    precondition(info == 0, "dsyevd failed with \(info) on a finite matrix of side \(side)")
    values = ascending.reversed()
    vectors = (0..<side).reversed().map { column in
      Self.withFixedSign(Array(a[column * side..<(column + 1) * side]))
    }
  }

  /// How many eigenvalues are distinguishable from zero: above a share of the largest.
  package func rank(above share: Double) -> Int {
    guard let largest = values.first, largest > 0 else { return 0 }
    return values.prefix { $0 > largest * share }.count
  }

  /// The first `count` eigenvectors as columns, n x `count`, each component as `scaled` makes it.
  package func matrix(
    count: Int,
    _ scaled: (_ component: Double, _ column: Int) -> Double = { component, _ in component }
  ) -> Matrix {
    var columns = Matrix(rowCount: vectors.count, columnCount: count)
    for column in 0..<count {
      for row in 0..<vectors.count {
        columns[row, column] = Float(scaled(vectors[column][row], column))
      }
    }
    return columns
  }

  private static func withFixedSign(_ vector: [Double]) -> [Double] {
    var largest = 0.0
    for value in vector where abs(value) > abs(largest) * (1 + 1e-9) { largest = value }
    return largest < 0 ? vector.map { -$0 } : vector
  }
}
