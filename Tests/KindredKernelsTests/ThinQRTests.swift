// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct ThinQRTests {
  @Test func spaceIsNumpys() throws {
    let golden = try KernelGolden.load()
    let q = Matrix(doubles: golden.left).orthonormalized()
    #expect(distance(q.timesTransposed(q), golden.projector) < Tolerance.single)
  }

  @Test(arguments: [(1, 1), (5, 5), (300, 20), (5_000, 64)])
  func columnsAreOrthonormal(shape: (Int, Int)) {
    let q = Seeded.matrix(shape.0, shape.1).orthonormalized()
    #expect(distanceFromIdentity(q) < Tolerance.single)
  }

  @Test func dependentColumnsAreCompleted() {
    let matrix = Matrix(rows: (0..<50).map { [Float($0), Float(2 * $0), Float($0 * $0)] })
    let q = matrix.orthonormalized()
    #expect(distanceFromIdentity(q) < Tolerance.single)
    let within = Twin.times(q, Matrix(doubles: Twin.times(q.transposedForTest, matrix)))
    #expect(distance(matrix, within) < 1e-2 * 2_401)
  }

  @Test func zerosGiveSomeBasis() {
    #expect(
      distanceFromIdentity(Matrix(rowCount: 6, columnCount: 2).orthonormalized())
        < Tolerance.single)
    #expect(Matrix(rowCount: 6, columnCount: 0).orthonormalized().columnCount == 0)
  }

  @Test(arguments: [2, 3]) func bitsDoNotDependOnThreads(threadCount: Int) {
    let matrix = Seeded.matrix(9_000, 30)
    let together = matrix.orthonormalized(parallelism: Parallelism(threadCount: threadCount))
    #expect(firstDifference(together, matrix.orthonormalized()) == nil)
  }

  private func distanceFromIdentity(_ q: Matrix) -> Double {
    let gram = q.gram()
    return gram.indices.reduce(0) { worst, index in
      let expected = index / q.columnCount == index % q.columnCount ? 1.0 : 0
      return max(worst, abs(gram[index] - expected))
    }
  }
}

extension Matrix {
  fileprivate var transposedForTest: Matrix {
    Matrix(
      rows: (0..<columnCount).map { column in (0..<rowCount).map { self[$0, column] } })
  }
}
