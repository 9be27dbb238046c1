// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

/// What numpy makes of two matrices and a vector.
struct KernelGolden: Decodable {
  let left: [[Double]]
  let right: [[Double]]
  let vector: [Double]
  let timesTransposed: [[Double]]
  let timesVector: [Double]
  let gram: [[Double]]
  let rowNorms: [Double]
  let projector: [[Double]]
  let symmetric: [[Double]]
  let eigenvalues: [Double]
  let eigenvectors: [[Double]]

  static func load() throws -> KernelGolden { try Golden.load("kernels", as: KernelGolden.self) }
}

@Suite struct MatrixProductsTests {
  @Test func productsAreNumpys() throws {
    let golden = try KernelGolden.load()
    let left = Matrix(doubles: golden.left)
    let right = Matrix(doubles: golden.right)
    #expect(
      distance(left.timesTransposed(right), golden.timesTransposed) < Tolerance.single)
    let vector = golden.vector.map(Float.init)
    #expect(distance(left.dots(vector.span), golden.timesVector) < Tolerance.single)
    #expect(distance(left.gram(), golden.gram.flatMap { $0 }) < Tolerance.single)
  }

  @Test(arguments: [(1, 1, 1), (3, 7, 2), (65, 33, 17), (513, 40, 5), (1_100, 3, 30)])
  func productsAreThoseOfTheTwin(shape: (Int, Int, Int)) {
    let (n, d, m) = shape
    let left = Seeded.matrix(n, d, seed: 1)
    let right = Seeded.matrix(m, d, seed: 2)
    #expect(
      distance(left.timesTransposed(right), Twin.timesTransposed(left, right)) < Tolerance.single)
    let other = Seeded.matrix(d, m, seed: 3)
    #expect(distance(left.times(other), Twin.times(left, other)) < Tolerance.single)
    let tall = Seeded.matrix(n, m, seed: 4)
    let transposed = Matrix(
      rows: (0..<d).map { column in (0..<n).map { left[$0, column] } })
    for threads in [1, 3] {
      #expect(
        distance(
          left.transposedTimes(tall, parallelism: Parallelism(threadCount: threads)),
          Twin.times(transposed, tall)) < 10 * Tolerance.single)
    }
  }

  @Test func emptyShapesGiveZerosOrNothing() {
    let nothing = Matrix(rowCount: 0, columnCount: 4)
    let some = Seeded.matrix(3, 4)
    #expect(nothing.timesTransposed(some).rowCount == 0)
    #expect(some.timesTransposed(nothing).columnCount == 0)
    let flat = Matrix(rowCount: 3, columnCount: 0)
    #expect(flat.timesTransposed(flat).rowArrays == [[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    #expect(flat.dots([Float]().span) == [0, 0, 0])
    #expect(flat.gram() == [])
  }

  @Test(arguments: [2, 3]) func bitsDoNotDependOnThreads(threadCount: Int) {
    let threads = Parallelism(threadCount: threadCount)
    let rows = Seeded.matrix(10_000, 24)
    let other = Seeded.matrix(31, 24, seed: 2)
    let products = rows.timesTransposed(other, parallelism: threads)
    #expect(firstDifference(products, rows.timesTransposed(other)) == nil)
    #expect(firstDifference(rows.gram(parallelism: threads), rows.gram()) == nil)
    other.withRow(0) {
      #expect(firstDifference(rows.dots($0, parallelism: threads), rows.dots($0)) == nil)
    }
  }
}
