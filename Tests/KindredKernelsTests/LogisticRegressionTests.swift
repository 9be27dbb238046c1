// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import TestSupport
import Testing

@Suite struct LogisticRegressionTests {
  private struct Golden: Decodable {
    let columnCount: Int
    let rowOffsets: [Int]
    let columnIndices: [Int32]
    let values: [Float]
    let dense: [[Float]]
    let labels: [Bool]
    let costs: [Double]
    let sparseWeights: [Double]
    let denseWeights: [Double]
    let bias: Double

    var sparse: SparseMatrix {
      SparseMatrix(
        columnCount: columnCount, rowOffsets: rowOffsets, columnIndices: columnIndices,
        values: values)
    }

    func learned(seed: UInt64 = 0) -> LogisticRegression {
      LogisticRegression(
        sparse: sparse, dense: Matrix(rows: dense), labels: labels, costs: costs, seed: seed)
    }
  }

  private let golden: Golden

  init() throws {
    golden = try TestSupport.Golden.load("logistic-regression", as: Golden.self)
  }

  @Test func weightsAreThoseOfScikitLearn() {
    let found = golden.learned()
    #expect(distance(found.sparseWeights, golden.sparseWeights) < Tolerance.classifierWeight)
    #expect(distance(found.denseWeights, golden.denseWeights) < Tolerance.classifierWeight)
    #expect(abs(found.bias - golden.bias) < Tolerance.classifierWeight)
  }

  @Test func weightsAreThoseOfTheTwin() {
    let rows = golden.labels.indices.map { row in
      var values = [Double](repeating: 0, count: golden.columnCount)
      for entry in golden.sparse.entries(row) {
        values[Int(golden.columnIndices[entry])] = Double(golden.values[entry])
      }
      return values + golden.dense[row].map(Double.init)
    }
    let twin = Twin.logisticWeights(rows, labels: golden.labels, costs: golden.costs)
    let found = golden.learned()
    let weights = found.sparseWeights + found.denseWeights + [found.bias]
    #expect(distance(weights, twin) < Tolerance.classifierWeight)
  }

  @Test func aRowWithoutCostTeachesNothing() {
    #expect(golden.costs[5] == 0)
    let kept = golden.labels.indices.filter { $0 != 5 }
    let without = LogisticRegression(
      sparse: golden.sparse.rows(at: kept), dense: Matrix(rows: kept.map { golden.dense[$0] }),
      labels: kept.map { golden.labels[$0] }, costs: kept.map { golden.costs[$0] })
    let with = golden.learned()
    #expect(
      distance(with.sparseWeights, without.sparseWeights) < Tolerance.classifierWeight)
  }

  @Test func twoRowsApartAreComputedByHand() {
    // By symmetry the weight w of one column solves w = 2 c / (1 + exp(w)); the bias is 0.
    let learned = LogisticRegression(
      sparse: SparseMatrix(
        columnCount: 1, rowOffsets: [0, 1, 2], columnIndices: [0, 0], values: [1, -1]),
      dense: Matrix(rowCount: 2, columnCount: 0), labels: [true, false], costs: [3, 3])
    let weight = learned.sparseWeights[0]
    #expect(abs(weight - 6 / (1 + exp(weight))) < Tolerance.classifierWeight)
    #expect(abs(learned.bias) < Tolerance.classifierWeight)
    #expect(learned.passCount < 20)
  }

  @Test func nothingIsUndefined() {
    let none = LogisticRegression(
      sparse: SparseMatrix(columnCount: 2, rowOffsets: [0], columnIndices: [], values: []),
      dense: Matrix(rowCount: 0, columnCount: 3), labels: [], costs: [])
    #expect(none.sparseWeights == [0, 0] && none.denseWeights == [0, 0, 0] && none.bias == 0)
    // A row without values, one class alone, and a huge cost.
    let one = LogisticRegression(
      sparse: SparseMatrix(columnCount: 1, rowOffsets: [0, 0, 1], columnIndices: [0], values: [1]),
      dense: Matrix(rowCount: 2, columnCount: 0), labels: [true, true], costs: [1e9, 1e9])
    #expect(one.sparseWeights[0].isFinite && one.bias.isFinite && one.bias > 0)
  }

  @Test(arguments: [0, 1, 7]) func theSeedChangesNothingThatMatters(seed: UInt64) {
    let found = golden.learned(seed: seed)
    #expect(found == golden.learned(seed: seed))
    #expect(distance(found.sparseWeights, golden.sparseWeights) < Tolerance.classifierWeight)
  }
}
