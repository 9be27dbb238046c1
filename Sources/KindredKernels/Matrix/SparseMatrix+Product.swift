// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

extension SparseMatrix {
  /// S B: sparse (n x v) times dense (v x d) gives n x d. O(nonzeros x d).
  ///
  /// Each row sums in the order of its columns, in registers, a few columns of the result at a
  /// time.
  ///
  /// - Precondition: every column index is at least 0 and below `dense.rowCount`.
  package func times(_ dense: Matrix, parallelism: Parallelism) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: dense.columnCount, blockSize: 256, parallelism: parallelism
    ) { rows, result in
      multiply(dense, rows: rows, into: &result)
    }
  }

  /// As ``times(_:_:)``, for some rows, over the values of `result`.
  package func multiply(
    _ dense: Matrix, rows: Range<Int>, into result: inout MutableSpan<Float>
  ) {
    let dimension = dense.columnCount
    precondition(
      result.count == rows.count * dimension,
      "\(result.count) values for \(rows.count) rows of \(dimension)")
    precondition(
      columnIndices[rowOffsets[rows.lowerBound]..<rowOffsets[rows.upperBound]]
        .allSatisfy { $0 >= 0 && $0 < dense.rowCount },
      "a column that is none of the \(dense.rowCount) rows")
    unsafe dense.elements.withUnsafeBufferPointer { dense in
      unsafe columnIndices.withUnsafeBufferPointer { columns in
        unsafe values.withUnsafeBufferPointer { values in
          unsafe result.withUnsafeMutableBufferPointer { result in
            for (index, row) in rows.enumerated() {
              let start = rowOffsets[row]
              unsafe ck_sparse_row(
                values.baseAddress.map { unsafe $0 + start },
                columns.baseAddress.map { unsafe $0 + start }, rowOffsets[row + 1] - start,
                dense.baseAddress, dimension,
                result.baseAddress.map { unsafe $0 + index * dimension })
            }
          }
        }
      }
    }
  }
}
