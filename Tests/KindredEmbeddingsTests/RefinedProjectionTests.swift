// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEmbeddings
import KindredKernels
import KindredTextFeatures
import TestSupport
import Testing

@Suite struct RefinedProjectionTests {
  private struct SVDGolden: Decodable {
    let columnCount: Int
    let rowOffsets: [Int]
    let columnIndices: [Int32]
    let values: [Float]
    let singularValues: [Double]
    let rightVectors: [[Double]]

    var matrix: SparseMatrix {
      SparseMatrix(
        columnCount: columnCount, rowOffsets: rowOffsets, columnIndices: columnIndices,
        values: values)
    }
  }

  private struct ExactGolden: Decodable {
    let terms: [String]
    let rowOffsets: [Int]
    let columnIndices: [Int32]
    let values: [Float]
    let singularValues: [Double]
  }

  private func learn(
    _ rows: SparseMatrix, dimension: Int, seed: UInt64 = 0,
    parallelism: Parallelism = .sequential
  ) -> RefinedProjection {
    RefinedProjection.learn(
      from: rows, terms: (0..<rows.columnCount).map { "t\($0)" },
      options: RefinedProjection.Options(dimension: dimension, seed: seed), parallelism: parallelism
    )
  }

  @Test(arguments: [0, 1, 2] as [UInt64]) func randomizedDirectionsAreScipys(seed: UInt64) throws {
    let golden = try Golden.load("refined-projection", as: SVDGolden.self)
    let projection = learn(golden.matrix, dimension: golden.singularValues.count, seed: seed)
    for (found, expected) in zip(projection.singularValues, golden.singularValues) {
      #expect(abs(found / expected - 1) < Tolerance.singularValue)
    }
    // The cosines of the angles between the two spaces are the singular values of Vᵀ W.
    let between = Matrix(doubles: golden.rightVectors).times(projection.basis)
    let cosines = SymmetricEigen(between.gram(), side: between.columnCount).values
    let least = try #require(cosines.last).squareRoot()
    #expect(acos(min(1, least)) < 0.05)
    #expect(!projection.isExact)
  }

  @Test func fullDecompositionIsNumpys() throws {
    let golden = try Golden.load("tfidf", as: ExactGolden.self)
    let rows = SparseMatrix(
      columnCount: golden.terms.count, rowOffsets: golden.rowOffsets,
      columnIndices: golden.columnIndices, values: golden.values)
    let projection = learn(rows, dimension: 10)
    #expect(
      distance(projection.singularValues, Array(golden.singularValues.prefix(10)))
        < Tolerance.single)
    #expect(!projection.isExact)
  }

  @Test(arguments: [30, 300]) func enoughDirectionsKeepEveryCosine(paperCount: Int) {
    let (rows, terms) = Corpora.tfidf(paperCount)
    let projection = RefinedProjection.learn(
      from: rows, terms: terms, options: RefinedProjection.Options(dimension: 1_000))
    #expect(projection.isExact)
    #expect(projection.dimension <= paperCount)
    #expect(abs(projection.capturedShare - 1) < 1e-5)
    let projected = projection.project(rows)
    for row in 0..<paperCount {
      let cosine = projected.withRow(0) { left in projected.withRow(row) { dot(left, $0) } }
      #expect(abs(Double(cosine) - rows.dot(0, rows, row)) < 1e-4)
    }
  }

  @Test func directionsAreOrthonormal() {
    let (rows, terms) = Corpora.tfidf(500)
    let basis = RefinedProjection.learn(
      from: rows, terms: terms, options: RefinedProjection.Options(dimension: 20)
    ).basis
    let gram = basis.gram()
    for index in gram.indices {
      #expect(abs(gram[index] - (index / 20 == index % 20 ? 1 : 0)) < Tolerance.single)
    }
  }

  @Test func repeatedPapersHaveOneDirection() {
    let rows = SparseMatrix(
      columnCount: 3, rowOffsets: [0, 1, 2, 3], columnIndices: [1, 1, 1], values: [1, 1, 1])
    let projection = learn(rows, dimension: 5)
    #expect(projection.dimension == 1)
    #expect(projection.isExact)
    #expect(distance(projection.singularValues, [Double(3).squareRoot()]) < 1e-6)
  }

  @Test func asManyDirectionsAsThereAreAreExact() {
    // Three directions, of which the last is seen once.
    let rows = SparseMatrix(
      columnCount: 3, rowOffsets: [0, 1, 2, 3, 4, 5], columnIndices: [0, 0, 1, 1, 2],
      values: [1, 1, 1, 1, 1])
    for (dimension, isExact) in [(2, false), (3, true), (4, true)] {
      let projection = learn(rows, dimension: dimension)
      #expect(projection.isExact == isExact, "\(dimension)")
      #expect(projection.dimension == min(3, dimension))
      #expect(abs(projection.capturedShare - (isExact ? 1 : 0.8)) < Tolerance.single)
    }
  }

  @Test func nothingHasNoDirections() {
    for rows in [
      SparseMatrix(columnCount: 0, rowOffsets: [0], columnIndices: [], values: []),
      SparseMatrix(columnCount: 0, rowOffsets: [0, 0, 0], columnIndices: [], values: []),
      SparseMatrix(columnCount: 4, rowOffsets: [0, 0, 0], columnIndices: [], values: []),
      SparseMatrix(
        columnCount: 0, rowOffsets: [Int](repeating: 0, count: 400), columnIndices: [], values: []),
    ] {
      let projection = learn(rows, dimension: 8)
      #expect(projection.dimension == 0)
      #expect(projection.isExact)
      #expect(projection.project(rows).rowCount == rows.rowCount)
    }
  }

  @Test(arguments: [2, 3]) func bitsDoNotDependOnThreads(threadCount: Int) {
    let (rows, _) = Corpora.tfidf(600)
    let threads = Parallelism(threadCount: threadCount)
    let alone = learn(rows, dimension: 24)
    let together = learn(rows, dimension: 24, parallelism: threads)
    #expect(firstDifference(alone.basis, together.basis) == nil)
    #expect(
      firstDifference(alone.project(rows), together.project(rows, parallelism: threads)) == nil)
  }
}
