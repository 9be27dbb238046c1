// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct MatrixTests {
  private let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func valuesStandRowByRow() {
    #expect(matrix.rowCount == 2)
    #expect(matrix.columnCount == 3)
    #expect(matrix[1, 0] == 4)
    #expect(matrix.rowArrays == [[1, 2, 3], [4, 5, 6]])
  }

  @Test func rowsArePickedInTheOrderAskedFor() {
    #expect(matrix.rows(at: [1, 0, 1]).rowArrays == [[4, 5, 6], [1, 2, 3], [4, 5, 6]])
    #expect(matrix.rows(at: []).rowCount == 0)
  }

  @Test func columnsAreCutFromTheRight() {
    #expect(matrix.prefixColumns(2).rowArrays == [[1, 2], [4, 5]])
    #expect(matrix.prefixColumns(0).columnCount == 0)
  }

  @Test func nothingIsAMatrixToo() {
    #expect(Matrix(rows: []).rowCount == 0)
    #expect(Matrix(rowCount: 3, columnCount: 0).rowArrays == [[], [], []])
  }

  @Test(arguments: [1, 2, 3]) func everyRowIsLentOnce(threadCount: Int) {
    var matrix = Matrix(rowCount: 2_500, columnCount: 3)
    matrix.forEachRow(parallelism: Parallelism(threadCount: threadCount)) { row, span in
      for column in span.indices { span[column] += Float(10 * row + column) }
    }
    for row in 0..<2_500 {
      #expect(matrix[row, 0] == Float(10 * row))
      #expect(matrix[row, 2] == Float(10 * row + 2))
    }
  }
}
