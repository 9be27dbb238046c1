// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KindredKernels

@Suite struct ScatteredRowTests {
  /// Rows of some columns each, one of none.
  private static func rows(seed: UInt64) -> SparseMatrix {
    var generator = SeededGenerator(seed: seed)
    var offsets = [0]
    var columns: [Int32] = []
    for row in 0..<30 {
      columns += (0..<50).filter { _ in row != 7 && generator.next() % 3 == 0 }.map(Int32.init)
      offsets.append(columns.count)
    }
    let values = Seeded.matrix(1, columns.count, seed: seed).elements
    return SparseMatrix(
      columnCount: 50, rowOffsets: offsets, columnIndices: columns, values: values)
  }

  @Test func productsAreThoseOfSparseRowsToTheLastBit() {
    let (left, right) = (Self.rows(seed: 1), Self.rows(seed: 2))
    var scattered = ScatteredRow(columnCount: 50)
    // Each row after others, of which nothing may be left.
    for row in [3, 0, 7, 12, 29] {
      scattered.set(left, row)
      for other in 0..<30 {
        #expect(scattered.dot(right, other).bitPattern == left.dot(row, right, other).bitPattern)
      }
    }
  }
}
