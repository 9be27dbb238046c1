// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct MemoryReadsTests {
  /// Lengths around the widths that the loop is unrolled by, and some that take several blocks.
  @Test(arguments: [
    (0, 0), (0, 5), (5, 0), (1, 1), (1, 15), (1, 16), (3, 21), (1, 63), (1, 64), (1, 65), (7, 129),
    (1_030, 520),
  ]) func sumsCountEveryValueOnceOrTwice(rowCount: Int, columnCount: Int) {
    let rows = Seeded.matrix(rowCount, columnCount, seed: 5)
    let values = rows.rowArrays.joined().map(Double.init)
    let exact = values.reduce(0, +)
    let tolerance = 1e-6 * (1 + values.reduce(0) { $0 + abs($1) })
    for threads in [1, 2, 3] {
      let sum = rows.sumOfValues(parallelism: Parallelism(threadCount: threads))
      #expect(abs(Double(sum) - exact) < tolerance)
    }
    #expect(abs(Double(rows.sumOfOppositeRows()) - 2 * exact) < 2 * tolerance)
  }
}
