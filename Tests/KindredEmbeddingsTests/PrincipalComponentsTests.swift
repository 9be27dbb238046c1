// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredEmbeddings

@Suite struct PrincipalComponentsTests {
  private struct RowsGolden: Decodable {
    let rows: [[Double]]
    let cosines: [[Double]]
  }

  private func mean(_ rows: Matrix) -> [Float] {
    var sums = RowSums(columnCount: rows.columnCount)
    sums.add(rows)
    return sums.mean
  }

  @Test func cosinesAreNumPys() throws {
    for golden in try Golden.load("principal-rows", as: [RowsGolden].self) {
      let rows = Matrix(rows: golden.rows.map { $0.map(Float.init) })
      let centered = rows.centered(on: mean(rows))
      let reduced = centered.principalRows(count: 4)
      #expect(reduced.columnCount == 4)
      let cosines = reduced.timesTransposed(reduced)
      for row in golden.cosines.indices {
        let found = golden.cosines.indices.map { Double(cosines[row, $0]) }
        #expect(distance(found, golden.cosines[row]) < 1e-4)
      }
    }
  }

  @Test(arguments: [(12, 30), (40, 9)]) func directionsServeOtherRows(shape: (Int, Int)) {
    let rows = Seeded.unitRows(shape.0, shape.1)
    let directions = rows.principalDirections(count: 4)
    let products = directions.timesTransposed(directions)
    for row in 0..<4 {
      for column in 0..<4 {
        #expect(abs(products[row, column] - (row == column ? 1 : 0)) < 1e-5)
      }
    }
    let projected = rows.timesTransposed(directions).normalizedRows()
    #expect(distance(projected.elements, rows.principalRows(count: 4).elements) < 1e-5)
  }

  @Test func zeroRowsStayZeroAndDoNotCount() {
    let rows = Matrix(rows: [[1, 0], [0, 0], [0, 1]])
    #expect(mean(rows) == [0.5, 0.5])
    let centered = rows.centered(on: mean(rows))
    #expect(centered.isZeroRow(1))
    #expect(centered.principalRows(count: 5).columnCount == 1)
  }

  @Test func nothingStaysNothing() {
    let empty = Matrix(rowCount: 0, columnCount: 3)
    #expect(mean(empty) == [0, 0, 0])
    #expect(empty.centered(on: [0, 0, 0]).principalRows(count: 2).rowCount == 0)
    #expect(Matrix(rowCount: 2, columnCount: 3).principalRows(count: 2).columnCount == 0)
  }

  @Test func sumsHangNeitherOnOrderNorOnParts() {
    let rows = Seeded.unitRows(999, 7)
    let order = Array(0..<999).shuffled()
    var parts = RowSums(columnCount: 7)
    for start in stride(from: 0, to: 999, by: 100) {
      var part = RowSums(columnCount: 7)
      part.add(rows.rows(at: Array(order[start..<min(999, start + 100)])))
      parts += part
    }
    #expect(parts.mean == mean(rows))
    let twin = (0..<7).map { column in
      rows.rowArrays.reduce(0) { $0 + Double($1[column]) } / 999
    }
    #expect(distance(parts.mean, twin) < 1e-8)
    var some = RowSums(columnCount: 7)
    some.add(rows) { $0 < 8 }
    #expect(some.centeringMean == rows.rows(at: Array(0..<8)).centeringMean())
    #expect(rows.rows(at: Array(0..<7)).centeringMean() == [0, 0, 0, 0, 0, 0, 0])
    #expect(mean(Matrix(rows: [[.nan, .infinity, 1e30, 1]])) == [0, 0, 0, 1])
  }

  @Test func columnsStandSideBySide() {
    let joined = Matrix(rows: [[1], [2]]).joined(with: Matrix(rows: [[3, 4], [5, 6]]))
    #expect(joined == Matrix(rows: [[1, 3, 4], [2, 5, 6]]))
  }
}
