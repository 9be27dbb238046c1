// SPDX-License-Identifier: Apache-2.0

import Kernels
import Papers
import TestSupport
import Testing
import TextFeatures

@testable import Engine

@Suite struct IndexQuestionsTests {
  /// Papers that were counted in the order given, numbered from 1, in memory.
  private func index(_ papers: [Paper]) throws -> IndexedPapers {
    var numbers = try #require(TermNumbers())
    let added = numbers.add(TermCounts(papers.map(\.document)))
    let (counts, _) = try #require(added)
    let paperNumbers = papers.indices.map { Int32($0 + 1) }
    let order = papers.indices.sorted { papers[$0].id < papers[$1].id }.map { paperNumbers[$0] }
    let (basis, vectors) = try #require(
      IndexBasis.learn(
        from: [(papers: paperNumbers, counts: counts)], inOrder: order, numbers, threadCount: 1))
    let segment = try #require(
      IndexSegment(papers: paperNumbers, counts: counts, vectors: vectors[0]))
    let terms = numbers
    return IndexedPapers(
      basis: basis, documentFrequencies: numbers.documentFrequencies,
      documentCount: papers.count, tokenCount: numbers.tokenCount, threadCount: 1,
      IndexedPapers.Lender(
        forEachSegment: { try $0(segment) },
        rows: { picked in
          var rows = CountRows()
          for number in picked { rows.append(counts, row: Int(number) - 1) }
          return IndexSegment(
            papers: picked, counts: rows,
            vectors: HalfMatrix(
              rounding: vectors[0].rows(at: picked.map { Int($0) - 1 })))
        },
        passing: { filter in
          Set(paperNumbers.filter { filter.passes(papers[Int($0) - 1]) })
        },
        terms: { $0.map(terms.term) }, papers: { $0.map { papers[Int($0) - 1] } }))
  }

  /// Papers that are all as like each other, though single precision does not say so: one shared word
  /// among sixty of their own, which stand as often in each paper, and in another order.
  private static let equallyAlike: [Paper] = (0..<200).map { paper in
    let own = (0..<60).map { word in
      [String](repeating: Self.word(60 * paper + word), count: 1 + word % 9)
    }
    return Paper(
      id: PaperID("p\(100 + paper)"), title: "Mmmm", abstract: own.joined().joined(separator: " "))
  }

  /// A word of its own for each number; words of numbers that follow each other do not.
  private static func word(_ number: Int) -> String {
    let letters = Array("bcdfghjklmnpqrtvwxyz")
    let place = 7_919 * number % 160_000
    return String([8_000, 400, 20, 1].map { letters[place / $0 % 20] }) + "q"
  }

  @Test func whatRoughScoresCannotTellApartIsTold() throws {
    let papers = Self.equallyAlike
    // The last identifiers come first, so that an early place says nothing.
    let index = try index(papers.reversed())
    let engine = Engine(papers)
    for count in [1, 2, 3, 5, 8] + Array(stride(from: 10, through: 190, by: 6)) {
      let found = try #require(
        try index.related(to: [200], avoiding: [], count: count, among: PaperFilter()))
      let expected = try engine.related(to: ["p100"], count: count)
      #expect(
        firstDifference(found.neighbors.map(\.paper.id), expected.neighbors.map(\.paper.id)) == nil,
        "\(count) neighbors")
    }
  }

  @Test(arguments: [30, 300]) func answersAreThoseOfAnEngine(count: Int) throws {
    let papers = Seeded.papers(count)
    let index = try index(papers.reversed())
    let engine = Engine(papers)
    func number(_ paper: Int) -> Int32 { Int32(count - paper) }
    let found = try #require(
      try index.related(
        to: [number(3), number(7)], avoiding: [number(4)], count: 12, among: PaperFilter()))
    let expected = try engine.related(to: ["p0003", "p0007"], avoiding: ["p0004"], count: 12)
    #expect(found.query == expected.query)
    #expect(firstDifference(found.neighbors, expected.neighbors) == nil)
  }
}
