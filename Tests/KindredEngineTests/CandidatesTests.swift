// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct CandidatesTests {
  /// Papers that are all as like each other, though single precision does not say so: one shared
  /// word among sixty of their own, which stand as often in each paper, and in another order.
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
    let engine = Engine(Self.equallyAlike)
    let graph = engine.neighborGraph(count: 199)
    for count in [1, 2, 3, 5, 8] + Array(stride(from: 10, through: 190, by: 6)) {
      let found = try engine.related(to: ["p100"], count: count).neighbors.map(\.paper.id)
      let expected = graph.neighbors[0].prefix(count).map { engine.corpus.papers[$0.row].id }
      #expect(firstDifference(found, expected) == nil, "\(count) neighbors")
    }
  }

  @Test(arguments: [1, 3]) func severalBlocksAreGoneThrough(threadCount: Int) throws {
    // More papers than a block of counting, so that the nearest are in several.
    let engine = Engine(
      Seeded.papers(4_300),
      options: EngineOptions(threadCount: threadCount, background: .none, semanticWeight: 0))
    let weights = engine.corpus.weights()
    let scores = (0..<4_300).map { weights.dot(4_200, weights, $0) }
    let found = try engine.related(to: ["p4200"], count: 40).neighbors
    let expected = Twin.nearest(scores, count: 40, except: 4_200)
    #expect(found.map(\.paper) == expected.map { engine.corpus.papers[$0] })
  }
}
