// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct SemanticRowsTests {
  /// Two units in the last of half precision's eleven places, for values below 1.
  private let half = 1e-3

  private func rows(_ given: [[Float]], _ weight: Double? = nil) -> SemanticRows? {
    let papers = given.indices.map { Paper(id: PaperID("p\(10 + $0)"), title: "Coral reefs") }
    let options = EngineOptions(
      embeddings: PaperVectors(ids: papers.map(\.id), rows: Matrix(rows: given)),
      semanticWeight: weight)
    return SemanticRows(Engine(papers, options: options).corpus, options)
  }

  @Test func vectorsFromElsewhereWeighAHalf() throws {
    let found = try #require(rows([[3, 4], [0, 2], [0, 0]]))
    #expect(found.weight == 0.5 && found.basis == nil)
    let scale = 0.5.squareRoot()
    #expect(distance(found.rows, [[0.6 * scale, 0.8 * scale], [0, scale], [0, 0]]) < half)
    let asked = try #require(rows([[3, 4], [0, 2]], 0.8))
    #expect(asked.weight == 0.8)
    #expect(
      distance(asked.rows, [[0.6, 0.8], [0, 1]].map { $0.map { $0 * 0.8.squareRoot() } }) < half)
  }

  @Test func manyVectorsAreCentered() throws {
    // Unit rows around (0.6, 0.8), one of them zero, which has no part in the mean.
    let given: [[Float]] = (0..<9).map { [0.6 + 0.05 * Float($0), 0.8 - 0.07 * Float($0 % 4)] }
    let unit = Matrix(rows: given + [[0, 0]]).normalizedRows().rowArrays
    let found = try #require(rows(given + [[0, 0]]))
    let mean = BackgroundTwin.mean(unit)
    for (row, values) in unit.enumerated() {
      let expected = BackgroundTwin.centered(values, on: mean, length: 0.5.squareRoot())
      #expect(distance(found.rows.rowArrays[row], expected) < 2 * half, "row \(row)")
    }
    #expect(found.rows.isZeroRow(9))
  }

  @Test func valuesHaveHalfPrecision() throws {
    let found = try #require(rows(Seeded.matrix(12, 6).rowArrays))
    #expect(firstDifference(found.rows.roundedToHalf(), found.rows) == nil)
    let options = EngineOptions(background: .learned(BackgroundTwin.model))
    let engine = Engine(BackgroundTwin.papers, options: options)
    let learned = try #require(engine.semanticRows())
    #expect(firstDifference(learned.rows.roundedToHalf(), learned.rows) == nil)
    #expect(learned.weight == 0.3)
    let basis = try #require(learned.basis)
    let exact = basis.rows(
      of: engine.corpus.counts(of: engine.corpus.papers.indices), engine.corpus.terms,
      parallelism: .sequential)
    #expect(firstDifference(exact.roundedToHalf(), learned.rows) == nil)
  }

  @Test func withoutAWeightThereAreNone() {
    #expect(rows([[1, 0], [0, 1]], 0) == nil)
    #expect(rows([]) == nil)
    #expect(
      Engine(Seeded.papers(9), options: EngineOptions(semanticWeight: 0)).semanticRows() == nil)
    #expect(
      Engine(Seeded.papers(9), options: EngineOptions(background: .none)).semanticRows() == nil)
  }
}
