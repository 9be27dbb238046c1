// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct SparseMatrixProductTests {
  @Test(arguments: [1, 2, 3]) func productIsThatOfTheTwin(threadCount: Int) {
    var generator = SeededGenerator(seed: 8)
    var dense = Matrix(rowCount: 600, columnCount: 50)
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in 0..<600 {
      // Every seventh row stays empty.
      for column in generator.sample(row % 7 == 0 ? 0 : 6, of: 50) {
        let value = Float(generator.nextUniform())
        dense[row, column] = value
        columns.append(Int32(column))
        values.append(value)
      }
      offsets.append(values.count)
    }
    let sparse = SparseMatrix(
      columnCount: 50, rowOffsets: offsets, columnIndices: columns, values: values)
    let other = Seeded.matrix(50, 9)
    let product = sparse.times(other, parallelism: Parallelism(threadCount: threadCount))
    #expect(distance(product, Twin.times(dense, other)) < Tolerance.single)
    #expect(firstDifference(product, sparse.times(other, parallelism: .sequential)) == nil)
  }

  @Test func noRowsGiveNoRows() {
    let sparse = SparseMatrix(columnCount: 4, rowOffsets: [0], columnIndices: [], values: [])
    #expect(sparse.times(Seeded.matrix(4, 3), parallelism: .sequential).rowCount == 0)
  }
}
