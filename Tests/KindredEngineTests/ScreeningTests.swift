// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

/// Paper i of the seeded papers is on subject i mod 8; subject 0 is relevant.
@Suite struct ScreeningTests {
  private static let papers = Seeded.papers(240, subjectCount: 8)
  private let engine = Engine(papers)

  private func list(_ numbers: some Sequence<Int>) -> ReadingList {
    ReadingList(ids: numbers.map { Self.papers[$0].id })
  }

  private func isRelevant(_ paper: Paper) -> Bool {
    (Int(paper.id.description.dropFirst()) ?? 1) % 8 == 0
  }

  @Test func readPapersAreCountedAndUnreadOnesOrdered() throws {
    let state = try engine.screening(
      relevant: list([0, 8, 16]), irrelevant: list([1, 2, 3, 4]), count: 27)
    #expect(state.readCount == 7 && state.relevantCount == 3 && state.unreadCount == 233)
    #expect(state.next.papers.allSatisfy { isRelevant($0.found.paper) })
  }

  @Test func relevantPapersLeftAreEstimated() throws {
    // All 30 relevant papers of which 10, 20 and 30 were found.
    for found in [10, 20, 30] {
      let state = try engine.screening(
        relevant: list((0..<found).map { 8 * $0 }),
        irrelevant: list((0..<60).filter { $0 % 8 != 0 }), count: 1)
      let left = try #require(state.relevantLeft)
      #expect(abs(left - Double(30 - found)) < 4, "\(found) \(left)")
    }
  }

  @Test func fewLabelsTellNothing() throws {
    #expect(
      try engine.screening(relevant: list([0]), irrelevant: list([1, 2]), count: 1).relevantLeft
        == nil)
    #expect(
      try engine.screening(relevant: list([0, 8]), irrelevant: list([1]), count: 1).relevantLeft
        == nil)
  }

  @Test func whereAllIsReadNothingIsLeft() throws {
    let all = 0..<240
    let state = try engine.screening(
      relevant: list(all.filter { $0 % 8 == 0 }), irrelevant: list(all.filter { $0 % 8 != 0 }),
      count: 5)
    #expect(state.unreadCount == 0 && state.relevantLeft == 0 && state.next.papers.isEmpty)
  }

  @Test func ordersAreJudgedByTheirDefinitions() {
    // Relevant at ranks 1, 3 and 20 of 20.
    let scores = ScreeningScores(order: (1...20).map { [1, 3, 20].contains($0) })
    #expect(abs(scores.averagePrecision - (1 + 2.0 / 3 + 3.0 / 20) / 3) < 1e-12)
    #expect(abs(scores.workSavedAt95 + 0.05) < 1e-12)
    #expect(abs(scores.recallAtTenth - 1.0 / 3) < 1e-12)
    let best = ScreeningScores(order: (1...20).map { $0 <= 2 })
    #expect(best.averagePrecision == 1 && best.recallAtTenth == 1)
    #expect(abs(best.workSavedAt95 - 0.85) < 1e-12)
  }

  @Test(arguments: [1, 3]) func reviewsAreScreenedFromDraws(threadCount: Int) throws {
    var judgments = Judgments()
    for (number, paper) in Self.papers.enumerated() {
      judgments.grades["first", default: [:]][paper.id] = number % 8 == 0 ? 1 : 0
      // Papers that nobody judged for it are not ranked.
      if number < 100 {
        judgments.grades["second", default: [:]][paper.id] = number % 8 == 1 ? 1 : 0
      }
    }
    let starts = try Engine.evaluateScreening(
      Self.papers, judgments, knownCounts: [1, 3, 20], drawCount: 4,
      options: EngineOptions(threadCount: threadCount))
    #expect(starts.map(\.knownCount) == [1, 3, 20])
    #expect(starts.map(\.reviewCount) == [2, 2, 1])
    #expect(starts.allSatisfy { $0.scores.averagePrecision > 0.9 })
    let one = try Engine.evaluateScreening(
      Self.papers, judgments, knownCounts: [1, 3, 20], drawCount: 4,
      options: EngineOptions(threadCount: 1))
    #expect(one == starts)
    #expect(throws: EvaluationError.nothingJudged) {
      try Engine.evaluateScreening(
        Self.papers, judgments, knownCounts: [100], drawCount: 1, options: EngineOptions())
    }
  }
}
