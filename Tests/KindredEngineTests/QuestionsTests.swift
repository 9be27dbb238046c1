// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import KindredTextFeatures
import Synchronization
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct QuestionsTests {
  private let engine = Engine(Seeded.papers(80))

  @Test func papersOnTheSameSubjectComeFirst() throws {
    let result = try engine.related(to: ["p0004"], count: 10)
    #expect(result.neighbors.count == 10)
    for found in result.neighbors {
      let number = try #require(Int(found.paper.id.description.dropFirst()))
      #expect(number % 4 == 0)
    }
  }

  @Test func reasonsAddUpToTheSimilarity() throws {
    for found in try engine.related(to: ["p0001", "p0002"], avoiding: ["p0003"], count: 40)
      .neighbors
    {
      let sum = found.reasons.reduce(0) { $0 + $1.share }
      #expect(abs(sum - found.similarity) < 1e-12)
      #expect(
        found.reasons.map { abs($0.share) } == found.reasons.map { abs($0.share) }.sorted(by: >))
    }
  }

  @Test func lexicalSimilaritiesAreExactCosines() throws {
    let engine = Engine(Seeded.papers(80), options: EngineOptions(semanticWeight: 0))
    let weights = engine.corpus.weights()
    let row = try engine.row(of: "p0007")
    let scores = (0..<80).map { weights.dot(row, weights, $0) }
    let found = try engine.related(to: ["p0007"], count: 12).neighbors
    let expected = Twin.nearest(scores, count: 12, except: row)
    #expect(found.map(\.paper) == expected.map { engine.corpus.papers[$0] })
    #expect(distance(found.map(\.similarity), expected.map { scores[$0] }) < 1e-6)
  }

  @Test func askedAndAvoidedPapersAreNotFound() throws {
    let result = try engine.related(to: ["p0000", "p0004"], avoiding: ["p0008"], count: 80)
    let ids = Set(result.neighbors.map(\.paper.id.description))
    #expect(ids.isDisjoint(with: ["p0000", "p0004", "p0008"]))
    #expect(result.query.map(\.id.description) == ["p0000", "p0004"])
  }

  @Test func avoidedPapersWeighHalfAsMuch() {
    // Rows 0 and 1 are wanted, 2 and 3 are not: (½, ½, 0) less half of (0, ½, ½).
    let rows = SparseMatrix(
      columnCount: 3, rowOffsets: [0, 1, 2, 3, 4], columnIndices: [0, 1, 1, 2],
      values: [1, 1, 1, 1])
    let query = rows.centroid(of: [0, 1], avoiding: [2, 3])
    let length = (0.5 * 0.5 + 0.25 * 0.25 + 0.25 * 0.25).squareRoot()
    #expect(query.columnIndices == [0, 1, 2])
    #expect(
      distance(query.values, [0.5 / length, 0.25 / length, -0.25 / length]) < Tolerance.weight)
    // Dense rows are as long as the wanted ones are on average.
    let dense = Matrix(rows: [[2, 0, 0], [0, 4, 0], [0, 4, 0], [0, 0, 2]])
      .centroid(of: [0, 1], avoiding: [2, 3])
    let scale = 3 / (1.0 + 1.0 + 0.25).squareRoot()
    #expect(distance(dense, [[scale, scale, -0.5 * scale]]) < Tolerance.single)
  }

  @Test func whatIsWantedAndAvoidedAlikeLeavesHalf() {
    let rows = SparseMatrix(
      columnCount: 2, rowOffsets: [0, 1, 2], columnIndices: [0, 0], values: [1, 1])
    #expect(rows.centroid(of: [0], avoiding: [1]).values == [1])
    #expect(rows.centroid(of: [], avoiding: []).values.isEmpty)
  }

  @Test func avoidingASubjectMovesAwayFromIt() throws {
    func share(_ subject: Int, avoiding: [String]) throws -> Int {
      try engine.related(to: ["p0000", "p0001"], avoiding: avoiding, count: 10).neighbors
        .count { (Int($0.paper.id.description.dropFirst()) ?? 0) % 4 == subject }
    }
    #expect(try share(1, avoiding: ["p0005", "p0009"]) < share(1, avoiding: []))
  }

  @Test func textsFindTheirPapers() throws {
    let paper = engine.corpus.papers[33]
    #expect(try engine.search(paper.title, count: 5).neighbors.map(\.paper).contains(paper))
    #expect(throws: EngineError.nothingToCompare(query: "xyzzy")) {
      try engine.search("xyzzy", count: 3)
    }
    let several = try engine.search([paper.title, "xyzzy", ""], count: 3)
    #expect(several.map(\.neighbors.count) == [3, 0, 0])
  }

  @Test func papersWithoutTermsHaveNoRelatives() {
    let engine = Engine([
      Paper(id: PaperID("a"), title: "The"), Paper(id: PaperID("b"), title: "Coral"),
    ])
    #expect(throws: EngineError.nothingToCompare(query: "a")) {
      try engine.related(to: ["a"], count: 3)
    }
  }

  @Test func equalPapersAreOrderedByIdentifier() throws {
    let engine = Engine(
      ["d", "b", "c", "a"].map { Paper(id: PaperID($0), title: "Coral reefs", abstract: "Same.") })
    let found = try engine.related(to: ["c"], count: 3).neighbors
    #expect(found.map(\.paper.id.description) == ["a", "b", "d"])
  }

  @Test func filtersKeepPapersOutAndChangeNoScore() throws {
    let papers = Seeded.papers(60).enumerated().map { index, paper in
      Paper(
        id: paper.id, title: paper.title, abstract: paper.abstract,
        date: PaperDate("2031-06-\(10 + index % 20)"))
    }
    let engine = Engine(papers)
    let all = try engine.related(to: ["p0000"], count: 60).neighbors
    let filter = PaperFilter(since: PaperDate("2031-06-25"))
    for count in [1, 5, 60] {
      let found = try engine.related(to: ["p0000"], count: count, among: filter).neighbors
      let expected = all.filter { filter.passes($0.paper) }.prefix(count)
      #expect(firstDifference(found, expected) == nil)
    }
    let text = papers[3].title
    let found = try engine.search(text, count: 60, among: filter).neighbors
    let about = try engine.search(text, count: 60).neighbors
    #expect(firstDifference(found, about.filter { filter.passes($0.paper) }) == nil)
    #expect(throws: EngineError.nothingPasses) {
      try engine.related(to: ["p0000"], count: 3, among: PaperFilter(categories: ["x"]))
    }
  }

  @Test(arguments: [1, 3]) func manyTextsAreAnsweredAsEachAlone(threadCount: Int) throws {
    let engine = Engine(Seeded.papers(90), options: EngineOptions(threadCount: threadCount))
    // More than are asked at once, an unknown one among them.
    let texts = engine.corpus.papers.prefix(20).map(\.title) + ["xyzzy"]
    let answers = try engine.search(texts, count: 5)
    for (text, answer) in zip(texts, answers).dropLast() {
      #expect(answer == (try engine.search(text, count: 5)))
    }
    #expect(answers.last == SearchResult(text: "xyzzy", neighbors: []))
    #expect(throws: EngineError.self) { try engine.search(texts, count: 5, least: 1) }
  }

  @Test func severalTextsAreToldWhatNothingPasses() throws {
    let engine = Engine(Seeded.papers(30))
    let titles = engine.corpus.papers.prefix(2).map(\.title)
    #expect(throws: EngineError.nothingPasses) {
      try engine.search(titles, count: 3, among: PaperFilter(categories: ["x"]))
    }
    #expect(try engine.search(titles, count: -1).allSatisfy(\.neighbors.isEmpty))
  }

  @Test func anObserverMayAskTheEngineItself() throws {
    let told = Mutex(0)
    let engine = Mutex<Engine?>(nil)
    let made = Engine(Seeded.papers(9)) { stage in
      guard stage == .embeddings,
        told.withLock({
          $0 += 1; return $0
        }) == 1
      else { return }
      _ = try? engine.withLock { $0 }?.related(to: ["p0001"], count: 2)
    }
    engine.withLock { $0 = made }
    #expect(try made.related(to: ["p0002"], count: 2).neighbors.count == 2)
  }
}
