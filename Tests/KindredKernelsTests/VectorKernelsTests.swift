// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct VectorKernelsTests {
  @Test func normsAndDotsAreNumpys() throws {
    let golden = try KernelGolden.load()
    let left = Matrix(doubles: golden.left)
    let right = Matrix(doubles: golden.right)
    #expect(
      distance((0..<left.rowCount).map { left.withRow($0, norm) }, golden.rowNorms)
        < Tolerance.single)
    for row in 0..<right.rowCount {
      let value = left.withRow(0) { first in right.withRow(row) { dot(first, $0) } }
      #expect(abs(Double(value) - golden.timesTransposed[0][row]) < Tolerance.single)
    }
  }

  @Test func nothingHasLengthZero() {
    let empty: [Float] = []
    #expect(norm(empty.span) == 0)
    #expect(dot(empty.span, empty.span) == 0)
  }

  @Test func hugeValuesDoNotOverflow() {
    let huge: [Float] = [3e30, 4e30]
    #expect(abs(norm(huge.span) / 5e30 - 1) < 1e-6)
  }

  @Test func normalizedRowsHaveUnitLengthAndZerosStay() {
    let rows = Matrix(rows: [[3, 4], [0, 0], [-2, 0]]).normalizedRows()
    #expect(distance(rows, [[0.6, 0.8], [0, 0], [-1, 0]]) < 1e-7)
    #expect(!rows.isZeroRow(0))
    #expect(rows.isZeroRow(1))
  }
}
