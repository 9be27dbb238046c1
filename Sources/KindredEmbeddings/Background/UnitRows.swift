// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// Rows of unit length, and what each was divided by.
struct UnitRows: Sendable {
  /// Unit rows, or zero rows.
  let rows: Matrix

  /// The length of each row before; 0 for a zero row.
  private let lengths: [Float]

  /// O(n d).
  init(_ rows: Matrix, parallelism: Parallelism) {
    lengths = parallelism.mapBlocks(of: rows.rowCount, size: 256) { block in
      block.map { rows.withRow($0) { norm($0) } }
    }.flatMap { $0 }
    self.rows = rows.normalizedRows(parallelism: parallelism)
  }

  /// The gradient of the rows before, given that of the unit rows: what of it stands upright on
  /// each row, over its length; 0 for a zero row. O(n d).
  func gradient(_ gradient: consuming Matrix, parallelism: Parallelism) -> Matrix {
    var result = gradient
    result.forEachRow(parallelism: parallelism) { index, span in
      rows.withRow(index) { row in
        let along = dot(span.span, row)
        let scale = lengths[index] > 0 ? 1 / lengths[index] : 0
        for column in span.indices { span[column] = (span[column] - along * row[column]) * scale }
      }
    }
    return result
  }
}
