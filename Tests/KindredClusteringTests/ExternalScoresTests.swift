// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import TestSupport
import Testing

@Suite struct ExternalScoresTests {
  private struct ScoreGolden: Decodable {
    let truth: [Int]
    let found: [Int]
    let adjustedMutualInformation: Double
    let adjustedRand: Double
    let vMeasure: Double
    let homogeneity: Double
    let completeness: Double
  }

  @Test func scoresAreScikitLearns() throws {
    for golden in try Golden.load("external-scores", as: [ScoreGolden].self) {
      let scores = ExternalScores(truth: golden.truth, found: golden.found)
      let found = [
        scores.adjustedMutualInformation, scores.adjustedRand, scores.vMeasure,
        scores.homogeneity, scores.completeness,
      ]
      let expected = [
        golden.adjustedMutualInformation, golden.adjustedRand, golden.vMeasure,
        golden.homogeneity, golden.completeness,
      ]
      #expect(distance(found, expected) < Tolerance.double)
    }
  }

  @Test func numbersOfGroupsDoNotMatter() {
    let scores = ExternalScores(truth: [5, 5, -1, -1, 9], found: [0, 0, 1, 1, 2])
    #expect(scores.adjustedRand == 1)
    #expect(abs(scores.adjustedMutualInformation - 1) < Tolerance.double)
    #expect(abs(scores.vMeasure - 1) < Tolerance.double)
  }

  @Test func nothingAgreesWithNothing() {
    let scores = ExternalScores(truth: [], found: [])
    #expect(scores.adjustedRand == 1)
    #expect(scores.adjustedMutualInformation == 1)
    #expect(scores.vMeasure == 1)
  }
}
