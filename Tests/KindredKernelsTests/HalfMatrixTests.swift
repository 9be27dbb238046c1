// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct HalfMatrixTests {
  @Test(arguments: [(0, 3), (3, 0), (1, 1), (5, 7), (4, 8), (3, 33), (9, 256)])
  func valuesAreRoundedAsSwiftRoundsThem(shape: (Int, Int)) {
    let matrix = Seeded.matrix(shape.0, shape.1, seed: 3)
    let half = HalfMatrix(rounding: matrix)
    let expected = matrix.elements.map { Float(Float16($0)) }
    #expect(firstDifference(half.rows(at: Array(0..<shape.0)).elements, expected) == nil)
    let rounded = matrix.roundedToHalf()
    #expect(firstDifference(rounded.elements, expected) == nil)
    #expect(firstDifference(rounded.roundedToHalf(), rounded) == nil)
    let picked = half.rows(at: [Int](repeating: shape.0 - 1, count: shape.0 > 0 ? 2 : 0))
    #expect(
      picked.elements
        == Array(
          (expected.suffix(shape.1) + expected.suffix(shape.1)).prefix(picked.elements.count)))
  }

  @Test func extremesAreKept() {
    let values: [Float] = [0, -0.0, 65_504, 65_520, -1e9, 6e-8, 1e-9, .infinity, 2049, 2051]
    let half = HalfMatrix(rounding: Matrix(rows: [values])).rows(at: [0])
    #expect(half.elements.map(\.bitPattern) == values.map { Float(Float16($0)).bitPattern })
  }

  @Test(arguments: [(0, 3), (3, 0), (2, 1), (5, 7), (3, 33), (9, 256)])
  func productsAreThoseOfTheTwin(shape: (Int, Int)) {
    let half = HalfMatrix(rounding: Seeded.matrix(shape.0, shape.1))
    let vector = Seeded.matrix(1, shape.1, seed: 2).elements
    let rows = half.rows(at: Array(0..<shape.0))
    for (row, product) in half.dots(vector).enumerated() {
      let expected = (0..<shape.1).reduce(0.0) { $0 + Double(rows[row, $1]) * Double(vector[$1]) }
      #expect(abs(Double(product) - expected) < 1e-4)
    }
  }
}
