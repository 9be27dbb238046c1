// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredEmbeddings

@Suite struct CategoryModelTests {
  fileprivate struct Parameters: Decodable {
    var rows: [[Double]]
    var logWeights: [Double]
    var categories: [[Double]]
    var biases: [Double]
  }

  private struct AdamGolden: Decodable {
    let start: [Double]
    let gradients: [[Double]]
    let rate: Double
    let moved: [Double]
  }

  private struct CategoryGolden: Decodable {
    let views: [[Double]]
    let shares: [[Double]]
    let contrast: Double
    let parameters: Parameters
    let loss: Double
    let gradient: Parameters
    let adam: AdamGolden
    let papers: [[Double]]
    let evened: [[Double]]

    /// The loss and its derivatives as they are computed in learning.
    func computed(threads: Int = 1) -> (loss: Double, gradient: CategoryModel) {
      CategoryModel(parameters).gradient(
        SparseMatrix(dense: views),
        shares.map { row in
          row.indices.filter { row[$0] > 0 }.map { ($0, Float(row[$0])) }
        }, contrast: Float(contrast), parallelism: Parallelism(threadCount: threads))
    }

    /// The loss by its definition, at other parameters.
    func loss(_ change: (inout Parameters) -> Void) -> Double {
      var moved = parameters
      change(&moved)
      return Twin.categoryLoss(
        views, shares: shares, rows: moved.rows, logWeights: moved.logWeights,
        categories: moved.categories, biases: moved.biases, contrast: contrast)
    }
  }

  private let golden: CategoryGolden

  init() throws { golden = try Golden.load("category-learning", as: CategoryGolden.self) }

  @Test func lossAndDerivativesAreNumPys() {
    let (loss, gradient) = golden.computed()
    #expect(abs(loss - golden.loss) < Tolerance.single)
    #expect(distance(gradient.rows, golden.gradient.rows) < Tolerance.single)
    #expect(
      distance(gradient.logWeights.elements, golden.gradient.logWeights) < Tolerance.single)
    #expect(distance(gradient.categories, golden.gradient.categories) < Tolerance.single)
    #expect(distance(gradient.biases.elements, golden.gradient.biases) < Tolerance.single)
  }

  @Test func derivativesAreHowFastTheLossChanges() {
    let (loss, gradient) = golden.computed()
    #expect(abs(golden.loss { _ in } - loss) < Tolerance.single)
    let step = 1e-5
    func slope(_ move: (inout Parameters, Double) -> Void) -> Double {
      (golden.loss { move(&$0, step) } - golden.loss { move(&$0, -step) }) / (2 * step)
    }
    let rows = gradient.rows
    for row in 0..<rows.rowCount {
      for column in 0..<rows.columnCount {
        let expected = slope { $0.rows[row][column] += $1 }
        #expect(abs(Double(rows[row, column]) - expected) < Tolerance.single)
      }
      let expected = slope { $0.logWeights[row] += $1 }
      #expect(abs(Double(gradient.logWeights[row, 0]) - expected) < Tolerance.single)
    }
    for category in golden.parameters.biases.indices {
      for column in 0..<rows.columnCount {
        let expected = slope { $0.categories[category][column] += $1 }
        #expect(
          abs(Double(gradient.categories[category, column]) - expected) < Tolerance.single)
      }
      let expected = slope { $0.biases[category] += $1 }
      #expect(abs(Double(gradient.biases[0, category]) - expected) < Tolerance.single)
    }
  }

  @Test func adamIsNumPys() {
    let adam = golden.adam
    #expect(
      distance(
        Twin.adam(
          adam.start.map(Float.init), adam.gradients.map { $0.map(Float.init) }, rate: adam.rate),
        adam.moved) < Tolerance.double)
  }

  @Test func rowsAreEvenedOutAsByNumPy() {
    let found = Matrix(doubles: golden.parameters.rows).evenedOut(
      along: Matrix(doubles: golden.papers), parallelism: .sequential)
    #expect(distance(found, golden.evened) < Tolerance.single)
  }

  @Test func nothingIsEvenedOutAlongNothing() {
    let rows = Seeded.matrix(3, 4)
    for papers in [Matrix(rowCount: 0, columnCount: 4), Matrix(rowCount: 2, columnCount: 4)] {
      #expect(rows.evenedOut(along: papers, parallelism: .sequential) == rows)
    }
  }
}

extension CategoryModel {
  fileprivate init(_ parameters: CategoryModelTests.Parameters) {
    self.init(
      rows: Matrix(doubles: parameters.rows),
      logWeights: Matrix(doubles: parameters.logWeights.map { [$0] }),
      categories: Matrix(doubles: parameters.categories),
      biases: Matrix(doubles: [parameters.biases]))
  }
}

extension SparseMatrix {
  /// The values of dense rows that are not zero.
  fileprivate init(dense rows: [[Double]]) {
    var (offsets, columns, values) = ([0], [Int32](), [Float]())
    for row in rows {
      for (column, value) in row.enumerated() where value != 0 {
        columns.append(Int32(column))
        values.append(Float(value))
      }
      offsets.append(values.count)
    }
    self.init(
      columnCount: rows.first?.count ?? 0, rowOffsets: offsets, columnIndices: columns,
      values: values)
  }
}
