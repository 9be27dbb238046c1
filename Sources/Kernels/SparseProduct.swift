// SPDX-License-Identifier: Apache-2.0

/// A sparse matrix lent as three arrays: compressed sparse rows.
///
/// Row i holds `values[rowOffsets[i] ..< rowOffsets[i + 1]]` in the columns that `columnIndices`
/// names at the same places.
package struct CompressedRows: Sendable {
  package let rowOffsets: [Int]
  package let columnIndices: [Int32]
  package let values: [Float]

  package init(rowOffsets: [Int], columnIndices: [Int32], values: [Float]) {
    precondition(
      !rowOffsets.isEmpty && rowOffsets.last == values.count
        && columnIndices.count == values.count,
      "offsets up to \(rowOffsets.last ?? -1) for \(values.count) values")
    self.rowOffsets = rowOffsets
    self.columnIndices = columnIndices
    self.values = values
  }

  package var rowCount: Int { rowOffsets.count - 1 }

  /// S B: sparse (n x v) times dense (v x d) gives n x d. O(nonzeros x d).
  ///
  /// Each row sums in the order of its columns.
  ///
  /// - Precondition: every column index is below `dense.rowCount`.
  package func times(_ dense: Matrix, _ parallelism: Parallelism) -> Matrix {
    let dimension = dense.columnCount
    return Matrix(
      rowCount: rowCount, columnCount: dimension, blockSize: 256, parallelism: parallelism
    ) { rows, result in
      unsafe dense.elements.withUnsafeBufferPointer { dense in
        unsafe result.withUnsafeMutableBufferPointer { result in
          for (index, row) in rows.enumerated() {
            for entry in rowOffsets[row]..<rowOffsets[row + 1] {
              let column = Int(columnIndices[entry])
              precondition((column + 1) * dimension <= dense.count, "column \(column) has no row")
              let scale = values[entry]
              let target = index * dimension
              let source = column * dimension
              for place in 0..<dimension {
                unsafe result[target + place] += scale * dense[source + place]
              }
            }
          }
        }
      }
    }
  }
}
