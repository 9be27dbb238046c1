// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import Testing

@Suite struct SparseMatrixTests {
  private let matrix: SparseMatrix = {
    var generator = SeededGenerator(seed: 21)
    var offsets = [0]
    var columns: [Int32] = []
    for row in 0..<40 {
      columns += generator.sample(row % 9, of: 30).map(Int32.init)
      offsets.append(columns.count)
    }
    let values = columns.map { _ in Float(generator.nextUniform()) }
    return SparseMatrix(
      columnCount: 30, rowOffsets: offsets, columnIndices: columns, values: values)
  }()

  private func dense(_ matrix: SparseMatrix, _ row: Int) -> [Double] {
    var values = [Double](repeating: 0, count: matrix.columnCount)
    for entry in matrix.entries(row) {
      values[Int(matrix.columnIndices[entry])] = Double(matrix.values[entry])
    }
    return values
  }

  @Test func dotIsThatOfDenseRows() {
    for row in 0..<40 {
      for other in 0..<40 {
        let expected = zip(dense(matrix, row), dense(matrix, other)).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(matrix.dot(row, matrix, other) - expected) < 1e-12)
      }
    }
  }

  @Test func transposingTwiceGivesTheSame() {
    let transposed = matrix.transposed()
    #expect(transposed.rowCount == 30)
    #expect(transposed.columnCount == 40)
    #expect(transposed.transposed() == matrix)
    for entry in transposed.entries(4) {
      #expect(dense(matrix, Int(transposed.columnIndices[entry]))[4] > 0)
    }
  }

  @Test func blocksStandOneAfterTheOther() {
    let twice = SparseMatrix(columnCount: 30, concatenating: [matrix, matrix])
    #expect(twice.rowCount == 80)
    #expect(dense(twice, 47) == dense(matrix, 7))
    #expect(SparseMatrix(columnCount: 3, concatenating: []).rowCount == 0)
  }
}
