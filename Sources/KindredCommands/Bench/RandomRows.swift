// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredReports

/// Seeded rows of unit length.
enum RandomRows {
  static func make(_ rowCount: Int, _ columnCount: Int, seed: UInt64) -> Matrix {
    var rows = Matrix(rowCount: rowCount, columnCount: columnCount)
    var generator = SeededGenerator(seed: seed)
    for row in 0..<rowCount {
      for column in 0..<columnCount { rows[row, column] = Float(generator.nextUniform() - 0.5) }
    }
    return rows.normalizedRows()
  }
}
