// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import TestSupport
import Testing

@Suite struct RankingScoresTests {
  private struct RankingGolden: Decodable {
    let ranking: [Int]
    let rows: [Int]
    let grades: [Double]
    let ndcg10: Double
    let map: Double
    let recall10: Double
    let recall100: Double
    let p10: Double
  }

  @Test func scoresAreThoseOfTREC() throws {
    for golden in try Golden.load("ranking", as: [RankingGolden].self) {
      let grades = Dictionary(uniqueKeysWithValues: zip(golden.rows, golden.grades))
      let scores = RankingScores(ranking: golden.ranking, grades: grades)
      #expect(
        distance(
          [
            scores.ndcgAt10, scores.averagePrecision, scores.recallAt10, scores.recallAt100,
            scores.precisionAt10,
          ], [golden.ndcg10, golden.map, golden.recall10, golden.recall100, golden.p10])
          < Tolerance.double)
    }
  }

  @Test func nothingFoundScoresNothing() {
    let scores = RankingScores(ranking: [], grades: [4: 2])
    #expect(scores == RankingScores.mean([]))
    #expect(scores == RankingScores(ranking: [1, 2], grades: [4: 2, 1: 0, 2: -1]))
  }

  @Test func meansAreOverQueries() {
    let first = RankingScores(ranking: [1], grades: [1: 1])
    let second = RankingScores(ranking: [2], grades: [1: 1])
    #expect(RankingScores.mean([first, second]).ndcgAt10 == 0.5)
    #expect(RankingScores.mean([first, second]).precisionAt10 == 0.05)
  }
}
