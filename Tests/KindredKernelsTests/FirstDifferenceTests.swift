// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct FirstDifferenceTests {
  @Test func equalOnesHaveNone() {
    #expect(firstDifference([1, 2, 3], [1, 2, 3]) == nil)
    #expect(firstDifference([Int](), []) == nil)
    #expect(firstDifference(Matrix(rows: [[1, 2]]), Matrix(rows: [[1, 2]])) == nil)
    #expect(firstDifference("a\nb\n", "a\nb\n") == nil)
  }

  @Test func theFirstOneIsTold() {
    #expect(firstDifference([1, 2, 3], [1, 5, 4]) == "at 1: 2, not 5")
    #expect(firstDifference([1, 2, 3], [1, 2]) == "3 values, not 2")
    #expect(firstDifference([], [1]) == "0 values, not 1")
    #expect(
      firstDifference(Matrix(rows: [[1, 2], [3, 4]]), Matrix(rows: [[1, 2], [3, 5]]))
        == "at (1, 1): 4.0, not 5.0")
    #expect(firstDifference(Matrix(rows: [[1, 2]]), Matrix(rows: [[1]])) == "1 x 2, not 1 x 1")
    #expect(firstDifference("a\nb\n", "a\nc\n") == "line 2: b\n  not: c")
    #expect(firstDifference("a\n", "a") == "2 lines, not 1")
  }
}
