// SPDX-License-Identifier: Apache-2.0

/// A sparse row laid out over all columns, for dot products with many others.
///
/// Products are those of ``SparseMatrix/dot(_:_:_:)`` to the last bit, in a third of the time: no
/// branch hangs on which columns two rows share.
package struct ScatteredRow: Sendable {
  private var values: [Double]
  private var columns: [Int32] = []

  /// A row of zeros.
  package init(columnCount: Int) {
    values = [Double](repeating: 0, count: columnCount)
  }

  /// Becomes a row of a matrix. O(nonzeros of it and of the row before).
  ///
  /// - Precondition: the matrix has as many columns.
  package mutating func set(_ matrix: SparseMatrix, _ row: Int) {
    precondition(
      matrix.columnCount == values.count, "\(matrix.columnCount) of \(values.count) columns")
    for column in columns { values[Int(column)] = 0 }
    let entries = matrix.entries(row)
    columns = Array(matrix.columnIndices[entries])
    for (column, value) in zip(columns, matrix.values[entries]) {
      values[Int(column)] = Double(value)
    }
  }

  /// The dot product with a row of a matrix of as many columns, in double precision and in the
  /// order of the columns. O(its nonzeros).
  package func dot(_ matrix: SparseMatrix, _ row: Int) -> Double {
    let (own, columns, others) = (values.span, matrix.columnIndices.span, matrix.values.span)
    var sum = 0.0
    for entry in matrix.entries(row) {
      sum += own[Int(columns[entry])] * Double(others[entry])
    }
    return sum
  }
}
