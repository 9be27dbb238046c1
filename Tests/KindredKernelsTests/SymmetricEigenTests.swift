// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  @Test func decompositionIsNumpys() throws {
    let golden = try KernelGolden.load()
    let side = golden.symmetric.count
    let eigen = SymmetricEigen(golden.symmetric.flatMap { $0 }, side: side)
    #expect(distance(eigen.values, golden.eigenvalues) < 1e-7)
    #expect(distance(eigen.vectors, golden.eigenvectors) < 1e-7)
  }

  @Test func onlyTheUpperTriangleIsRead() {
    let full = SymmetricEigen([2, 1, 1, 3], side: 2)
    let upper = SymmetricEigen([2, 1, 99, 3], side: 2)
    #expect(full.values == upper.values)
    #expect(full.vectors == upper.vectors)
  }

  @Test func theFirstOfSeveralLargestComponentsIsPositive() {
    let half = 0.5.squareRoot()
    let eigen = SymmetricEigen([2, 1, 1, 2], side: 2)
    #expect(distance(eigen.values, [3, 1]) < Tolerance.double)
    #expect(distance(eigen.vectors, [[half, half], [half, -half]]) < Tolerance.double)
    #expect(distance(SymmetricEigen([2, -1, -1, 2], side: 2).vectors[0], [half, -half]) < 1e-9)
  }

  @Test func edgesHaveAnswers() {
    #expect(SymmetricEigen([], side: 0).values == [])
    #expect(SymmetricEigen([-4], side: 1).values == [-4])
    #expect(SymmetricEigen([-4], side: 1).vectors == [[1]])
    #expect(SymmetricEigen([.nan, 0, 0, 1], side: 2).values == [0, 0])
    #expect(SymmetricEigen([0, 0, 0, 0], side: 2).values == [0, 0])
  }
}
