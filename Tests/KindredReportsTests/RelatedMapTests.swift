// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import Testing

@testable import KindredReports

@Suite struct RelatedMapTests {
  private func map(_ similarities: [Double]) -> RelatedMap {
    RelatedMap(
      middle: [RelatedMap.Point(number: 0, similarity: 1, sign: "★", title: "", hint: "")],
      around: similarities.enumerated().map {
        RelatedMap.Point(
          number: $0 + 1, similarity: $1, sign: String($0 + 1), title: "Paper \($0)", hint: "")
      })
  }

  /// For each paper its similarity and how far it is drawn from the middle.
  private func drawn(_ map: RelatedMap) -> [(similarity: Double, distance: Double)] {
    map.svg.matches(
      of: /data-similarity="([-0-9.]+)" d="M([0-9.]+) ([0-9.]+)a11/
    ).map { match in
      let x = (Double(match.output.2) ?? .nan) + 11 - 500
      let y = (Double(match.output.3) ?? .nan) - 340
      return (Double(match.output.1) ?? .nan, (x * x + y * y).squareRoot())
    }
  }

  @Test func theLessSimilarTheFartherOutInAnyOrder() {
    for seed in 1...5 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let similarities = (0..<10).map { _ in generator.nextUniform() }
      let drawn = drawn(map(similarities))
      #expect(drawn.count == 10)
      let byDistance = drawn.sorted { $0.distance < $1.distance }.map(\.similarity)
      #expect(byDistance == drawn.map(\.similarity).sorted(by: >))
      // Not the order alone: distances are 1 - similarity, stretched.
      let map = map(similarities)
      for paper in drawn { #expect(abs(map.distance(paper.similarity) - paper.distance) < 0.02) }
      let (first, last) = (byDistance[0], byDistance[9])
      let middle = map.distance((first + last) / 2)
      #expect(abs(2 * middle - map.distance(first) - map.distance(last)) < 1e-9)
    }
  }

  @Test func ringsCarryRoundSimilarities() {
    let rings = map([0.31, 0.12, 0.2]).rings
    #expect(rings.map { ($0 * 1000).rounded() } == [150, 200, 250, 300])
    #expect(map([0.31, 0.12, 0.2]).svg.contains(">0.15</text>"))
  }

  @Test func equalSimilaritiesAndNoneHaveAMap() {
    #expect(drawn(map([0.5, 0.5])).allSatisfy { $0.distance.isFinite })
    #expect(map([0.5, 0.5]).rings == [0.5])
    #expect(map([]).rings.isEmpty && !map([]).svg.isEmpty)
  }
}
