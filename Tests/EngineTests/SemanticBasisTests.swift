// SPDX-License-Identifier: Apache-2.0

import Embeddings
import Kernels
import Papers
import TestSupport
import Testing
import TextFeatures

@testable import Engine

@Suite struct SemanticBasisTests {
  private func plan(_ count: Int, _ background: Background, _ weight: Double? = nil)
    -> SemanticPlan?
  {
    SemanticPlan(
      paperCount: count, EngineOptions(background: background, semanticWeight: weight))
  }

  /// Weight, then what the squared lengths of the refined and of the background's rows are.
  private func parts(_ plan: SemanticPlan?) -> [Double] {
    plan.map {
      [
        $0.weight, Double($0.refinedScale * $0.refinedScale),
        Double($0.backgroundScale * $0.backgroundScale),
      ]
    } ?? []
  }

  @Test func partsWeighWhatTheyWereMeasuredToBeWorth() {
    for (count, background, expected) in [
      (1, Background.shipped, [0.2, 0, 0.2]), (256, .shipped, [0.2, 0, 0.2]),
      (257, .shipped, [0.3, 0.2, 0.1]), (20_000, .shipped, [0.3, 0.2, 0.1]),
      (20_001, .shipped, [0.2, 0, 0.2]), (257, .none, [0.2, 0.2, 0]),
      (20_001, .none, [0.2, 0.2, 0]),
    ] {
      #expect(distance(parts(plan(count, background)), expected) < Tolerance.weight, "\(count)")
    }
    #expect(plan(256, .none) == nil && plan(0, .shipped) == nil)
  }

  @Test func anAskedWeightIsSharedAsTheUsualOne() {
    #expect(distance(parts(plan(300, .shipped, 0.6)), [0.6, 0.4, 0.2]) < Tolerance.weight)
    #expect(distance(parts(plan(5, .shipped, 1)), [1, 0, 1]) < Tolerance.weight)
    #expect(distance(parts(plan(5, .none, 0.5)), [0.5, 0.5, 0]) < Tolerance.weight)
    #expect(plan(300, .shipped, 0) == nil)
  }

  private func learned(
    _ papers: [Paper]
  ) throws -> (corpus: Corpus, basis: SemanticBasis, rows: Matrix) {
    let options = EngineOptions(background: .learned(BackgroundTwin.model))
    let corpus = Engine(papers, options: options).corpus
    let plan = try #require(SemanticPlan(paperCount: papers.count, options))
    let (basis, rows) = SemanticBasis.learn(from: corpus.rows, plan, options)
    return (corpus, basis, rows)
  }

  @Test func theBackgroundSaysLessOfPapersItKnowsLessOf() throws {
    let (corpus, basis, rows) = try learned(BackgroundTwin.papers)
    let (seen, coverage) = BackgroundTwin.model.project(corpus.rows, .sequential)
    let mean = BackgroundTwin.mean(seen.rowArrays)
    #expect(distance(basis.backgroundMean, mean) < Tolerance.single)
    for (row, values) in seen.rowArrays.enumerated() {
      let length = 0.2.squareRoot() * Double(coverage[row])
      let expected = BackgroundTwin.centered(values, on: mean, length: length)
      #expect(distance(rows.rowArrays[row], expected) < Tolerance.single, "row \(row)")
    }
    // It knows every word of the first paper, one of two of another, and none of a third.
    #expect(coverage[0] > 0.999 && (0.2..<0.8).contains(coverage[7]) && coverage[8] == 0)
    #expect(rows.isZeroRow(8))
  }

  @Test func fewPapersHaveNothingInCommonToBeTakenOff() throws {
    let (corpus, basis, rows) = try learned(Array(BackgroundTwin.papers.prefix(7)))
    #expect(basis.backgroundMean == [0, 0, 0, 0])
    let (seen, coverage) = BackgroundTwin.model.project(corpus.rows, .sequential)
    for (row, values) in seen.rowArrays.enumerated() {
      let length = 0.2.squareRoot() * Double(coverage[row])
      #expect(distance(rows.rowArrays[row], values.map { length * Double($0) }) < Tolerance.single)
    }
  }

  @Test func papersThatComeLaterGetTheRowsTheyWouldHaveHad() throws {
    let (corpus, basis, rows) = try learned(BackgroundTwin.papers)
    #expect(firstDifference(basis.rows(of: corpus.rows, .sequential), rows) == nil)
  }

  @Test func bothPartsStandSideBySide() throws {
    let options = EngineOptions(dimension: 8)
    let corpus = Engine(Seeded.papers(300), options: options).corpus
    let plan = try #require(SemanticPlan(paperCount: 300, options))
    let (basis, rows) = SemanticBasis.learn(from: corpus.rows, plan, options)
    #expect(rows.columnCount == 8 + BackgroundModel.shipped.dimension)
    let projection = try #require(basis.projection)
    let own = projection.project(corpus.weights)
    for row in 0..<300 {
      let expected = own.rowArrays[row].map { 0.2.squareRoot() * Double($0) }
      #expect(distance(Array(rows.rowArrays[row].prefix(8)), expected) < Tolerance.single)
    }
  }
}
