// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct ScatteredSumsTests {
  /// Five rows over columns of which every third has a value.
  private func rows(columnCount: Int) -> SparseMatrix {
    let columns = Array(stride(from: Int32(0), to: Int32(columnCount), by: 3))
    let values = Seeded.unitRows(5, columns.count).elements
    return SparseMatrix(
      columnCount: columnCount, rowOffsets: (0...5).map { $0 * columns.count },
      columnIndices: Array(repeatElement(columns, count: 5).joined()), values: values)
  }

  @Test(arguments: [1, 40, 1_024, 2_500], [0, 3, 50])
  func theLargestAreTakenAndNothingIsLeft(columnCount: Int, count: Int) {
    let rows = rows(columnCount: columnCount)
    var sums = ScatteredSums(count: columnCount)
    for _ in 0..<2 {
      var plain = [Float](repeating: 0, count: columnCount)
      for (row, factor) in [(0, Float(2)), (3, -0.5), (4, 1)] {
        sums.add(rows, row, times: factor)
        for entry in rows.entries(row) {
          plain[Int(rows.columnIndices[entry])] += factor * rows.values[entry]
        }
      }
      let expected = Twin.nearest(plain.map(Double.init), count: columnCount, except: 6)
        .filter { plain[$0] > 0 }.prefix(count)
      #expect(sums.takeLargest(count, except: 6) == expected.map { Int32($0) })
      #expect(sums.takeLargest(count, except: 6) == [])
    }
  }

  @Test(arguments: [1, 40, 1_024, 2_500], [0, 3, 50])
  func theNearestAndThoseOfLowThresholdsAreTaken(columnCount: Int, count: Int) {
    let rows = rows(columnCount: columnCount)
    let others = Seeded.unitRows(1, columnCount, seed: 3).elements
    let (limit, margin) = (columnCount - columnCount / 5, Float(0.002))
    var sums = ScatteredSums(count: columnCount)
    sums.add(rows, 1, times: 2)
    var scores = others.map { max(0, $0) }
    for entry in rows.entries(1) {
      scores[Int(rows.columnIndices[entry])] += 0.5 * 2 * rows.values[entry]
    }
    let thresholds = (0..<columnCount).map { $0 % 7 == 2 ? Float(0.05) : .infinity }
    let order = (0..<limit).sorted { scores[$0] > scores[$1] }
    let least = count < limit ? (count > 0 ? scores[order[count - 1]] : .infinity) : -.infinity
    let expected = (0..<limit).filter {
      scores[$0] >= least - margin || scores[$0] >= thresholds[$0]
    }
    for _ in 0..<2 {
      let found = sums.takeNearest(
        count, within: margin, or: thresholds, scale: 0.5, adding: others.span, limit: limit)
      #expect(found == expected.map { Int32($0) })
      // Nothing is left of the sums.
      sums.add(rows, 1, times: 2)
    }
  }

  @Test func equalSumsStandInTheOrderOfTheirRows() {
    let rows = SparseMatrix(
      columnCount: 3_000, rowOffsets: [0, 3_000], columnIndices: (0..<3_000).map { Int32($0) },
      values: [Float](repeating: 1, count: 3_000))
    var sums = ScatteredSums(count: 3_000)
    sums.add(rows, 0, times: 1)
    #expect(sums.takeLargest(4, except: 1) == [0, 2, 3, 4])
  }

  @Test func aUnionHoldsEachOnce() {
    var sums = ScatteredSums(count: 9)
    #expect(sums.union([4, 0, 7], [7, 8, 0, 1]) == [4, 0, 7, 8, 1])
    #expect(sums.union([], [2, 4]) == [2, 4])
    #expect(sums.takeLargest(3, except: 0) == [])
  }
}
