// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct SemanticBasisTests {
  private func learned(
    _ papers: [Paper], _ options: EngineOptions
  ) throws -> (corpus: Corpus, basis: SemanticBasis, rows: Matrix) {
    let corpus = Engine(papers, options: options).corpus
    let rows = try #require(SemanticRows(corpus, options))
    return (corpus, try #require(rows.basis), rows.rows)
  }

  private let known = EngineOptions(background: .learned(BackgroundTwin.model))

  /// Twice the last of half precision's eleven places, for values below 1.
  private let half = 1e-3

  @Test func theBackgroundSaysLessOfPapersItKnowsLessOf() throws {
    let (corpus, basis, rows) = try learned(BackgroundTwin.papers, known)
    let (seen, coverage) = corpus.rows(in: BackgroundTwin.model, parallelism: .sequential)
    let mean = BackgroundTwin.mean(seen.rowArrays)
    #expect(distance(basis.backgroundMean, mean) < Tolerance.single)
    for (row, values) in seen.rowArrays.enumerated() {
      let length = 0.3.squareRoot() * Double(coverage[row])
      let expected = BackgroundTwin.centered(values, on: mean, length: length)
      #expect(distance(rows.rowArrays[row], expected) < half, "row \(row)")
    }
    // It knows every word of the first paper, one of two of another, and none of a third.
    #expect(coverage[0] > 0.999 && (0.2..<0.8).contains(coverage[7]) && coverage[8] == 0)
    #expect(rows.isZeroRow(8))
  }

  @Test func fewPapersHaveNothingInCommonToBeTakenOff() throws {
    let (corpus, basis, rows) = try learned(Array(BackgroundTwin.papers.prefix(7)), known)
    #expect(basis.backgroundMean == [0, 0, 0, 0])
    let (seen, coverage) = corpus.rows(in: BackgroundTwin.model, parallelism: .sequential)
    for (row, values) in seen.rowArrays.enumerated() {
      let length = 0.3.squareRoot() * Double(coverage[row])
      #expect(distance(rows.rowArrays[row], values.map { length * Double($0) }) < half)
    }
  }

  @Test(arguments: [9, 300]) func papersThatComeLaterGetTheRowsTheyWouldHaveHad(
    count: Int
  ) throws {
    let papers = count == 9 ? BackgroundTwin.papers : Seeded.papers(count)
    let (corpus, basis, rows) = try learned(papers, count == 9 ? known : EngineOptions())
    let all = corpus.counts(of: 0..<papers.count)
    let again = basis.rows(of: all, corpus.terms, parallelism: .sequential)
    #expect(firstDifference(again.roundedToHalf(), rows) == nil)
    // Some papers alone, whose terms have other columns.
    let numbers = corpus.counts(of: [2, 5]).distinctNumbers
    let terms = Terms(numbers.map { ($0, corpus.terms.texts[$0]) }, corpus.terms.statistics)
    let some = basis.rows(of: corpus.counts(of: [2, 5]), terms, parallelism: .sequential)
    #expect(firstDifference(some.roundedToHalf(), rows.rows(at: [2, 5])) == nil)
  }

  @Test func termsThatCameLaterPointNowhere() throws {
    let papers = Seeded.papers(300)
    var numbers = TermNumbers()
    let counts = try #require(numbers.add(TermCounts(papers.map(\.document)))?.rows)
    let order = (1...300).map(Int32.init)
    var vectors: [HalfMatrix] = []
    let learned = SemanticBasis.learn(
      from: OneSegment(papers: order, counts: counts), numbers.terms, EngineOptions()
    ) { vectors.append($1) }
    let basis = try #require(learned)
    let later = try #require(
      numbers.add(TermCounts([Document(title: "zzyzx quokka")]))?.rows)
    let found = basis.rows(of: later, numbers.terms(of: later), parallelism: .sequential)
    #expect(found.columnCount == vectors[0].columnCount && found.isZeroRow(0))
  }

  @Test func bothPartsStandSideBySide() throws {
    let options = EngineOptions(dimension: 8)
    let (corpus, basis, rows) = try learned(Seeded.papers(300), options)
    #expect(rows.columnCount == 8 + BackgroundModel.shipped.dimension)
    #expect(basis.directions.columnCount == 8 && basis.dimension == rows.columnCount)
    let directions = basis.directions.rows(at: Array(0..<corpus.terms.count))
    let own = RefinedProjection(directions: directions).project(corpus.weights())
    for row in 0..<300 {
      let expected = own.rowArrays[row].map { 0.2.squareRoot() * Double($0) }
      #expect(distance(Array(rows.rowArrays[row].prefix(8)), expected) < half)
    }
  }

  private func stored(_ paperCount: Int, columnCount: Int = 0) -> SemanticBasis? {
    SemanticBasis(
      TermStatistics(documentFrequencies: [1, 2], documentCount: paperCount),
      backgroundMean: [Float](repeating: 0, count: BackgroundModel.shipped.dimension),
      directions: HalfMatrix(
        rounding: Matrix(rowCount: columnCount > 0 ? 2 : 0, columnCount: columnCount)))
  }

  @Test func aBasisIsOutgrownByTwiceAsManyPapersOrFewerThanHalf() throws {
    let basis = try #require(stored(60))
    for (count, isOutgrown) in [(29, true), (30, false), (60, false), (119, false), (120, true)] {
      #expect(basis.isOutgrown(by: count) == isOutgrown, "\(count)")
    }
  }

  @Test func aBasisIsOutgrownWhereScoresGetOtherParts() throws {
    let few = try #require(stored(200))
    #expect(!few.isOutgrown(by: 256) && few.isOutgrown(by: 257))
    let many = try #require(stored(300, columnCount: 4))
    #expect(!many.isOutgrown(by: 257) && many.isOutgrown(by: 256))
  }

  @Test func partsThatDoNotFitAreNoBasis() {
    #expect(stored(0) == nil)
    // Directions are there only where scores have them, and no term is in more papers than there
    // are.
    #expect(stored(60, columnCount: 4) == nil)
    #expect(stored(1) == nil)
  }
}

/// Papers that came together.
private struct OneSegment: CountedPapers {
  let papers: [Int32]
  let counts: CountRows

  var paperCount: Int { papers.count }
  var segmentCount: Int { 1 }

  func segment(_ index: Int) -> (papers: [Int32], counts: CountRows) { (papers, counts) }
  func order() -> [Int32] { papers }
}
