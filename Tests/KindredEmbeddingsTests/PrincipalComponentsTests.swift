// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredKernels
import TestSupport
import Testing

@Suite struct PrincipalComponentsTests {
  private struct RowsGolden: Decodable {
    let rows: [[Double]]
    let cosines: [[Double]]
  }

  @Test func cosinesAreNumPys() throws {
    for golden in try Golden.load("principal-rows", as: [RowsGolden].self) {
      let rows = Matrix(rows: golden.rows.map { $0.map(Float.init) })
      let centered = rows.centered(on: rows.meanRow())
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
    #expect(rows.meanRow() == [0.5, 0.5])
    let centered = rows.centered(on: rows.meanRow())
    #expect(centered.isZeroRow(1))
    #expect(centered.principalRows(count: 5).columnCount == 1)
  }

  @Test func nothingStaysNothing() {
    let empty = Matrix(rowCount: 0, columnCount: 3)
    #expect(empty.meanRow() == [0, 0, 0])
    #expect(empty.centered(on: [0, 0, 0]).principalRows(count: 2).rowCount == 0)
    #expect(Matrix(rowCount: 2, columnCount: 3).principalRows(count: 2).columnCount == 0)
  }

  @Test func columnsStandSideBySide() {
    let joined = Matrix(rows: [[1], [2]]).joined(with: Matrix(rows: [[3, 4], [5, 6]]))
    #expect(joined == Matrix(rows: [[1, 3, 4], [2, 5, 6]]))
  }
}
