// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredEngine
import KindredPapers
import Testing

@testable import KindredReports

@Suite struct EvaluationReportsTests {
  private let papers = (0..<8).map { number in
    Paper(
      id: PaperID("p\(number)"),
      title: number < 4 ? "Coral reef \(number)" : "Video model \(number)",
      label: number < 4 ? "a" : "b")
  }

  @Test func judgedScoresHaveTheirNames() throws {
    var judgments = Judgments()
    judgments.grades["p0"] = [PaperID("p1"): 1, PaperID("p2"): 1, PaperID("p3"): 1]
    let report = JudgedNeighborsReport(try Engine(papers).evaluateNeighbors(judgments))
    #expect(
      report.write(.jsonl)
        == #"{"map":1,"ndcg10":1,"p10":0.3,"queries":1,"recall10":1,"recall100":1}"# + "\n")
    #expect(report.write(.text).contains("nDCG@10"))
  }

  @Test func labelsAreNamed() throws {
    let report = LabeledNeighborsReport(
      try Engine(papers).evaluateLabels(field: "kind"), label: "kind")
    #expect(report.document.label == "kind" && report.document.papers == 8)
    #expect(report.write(.csv).hasPrefix("score,value\r\nP@10,"))
  }

  @Test func drawsHaveMeansAndDeviations() {
    let perfect = ExternalScores(truth: [0, 0, 1, 1], found: [1, 1, 0, 0])
    let chance = ExternalScores(truth: [0, 0, 1, 1], found: [0, 1, 0, 1])
    let report = GroupedDrawsReport(
      GroupedDraws(
        found: [perfect, perfect], chance: [chance, chance], chosen: [perfect, chance],
        choices: [
          ClusterCountChoice(clusterCount: 2, reason: .agreed),
          ClusterCountChoice(clusterCount: 3, reason: .unclear),
        ]), groupCount: 2, groupSize: 2)
    #expect(report.document.found.ari.mean == 1 && report.document.found.ari.deviation == 0)
    #expect(report.document.chance.ari.mean < 0)
    #expect(report.write(.text).contains("AMI"))
    let number = report.document.number
    #expect(number.mean == 2.5 && number.exact == 0.5 && number.withinOne == 1)
    #expect(number.agreed == 0.5 && number.agreedExact.value == 1)
    #expect(report.document.chosen.ari.mean < 1)
    #expect(
      report.write(.text).contains(
        "chosen: 2 groups for 50 % of the draws, within one of it for 100 %; clear for 50 %, and then "
          + "right for 100 %"))
  }

  @Test func learningHelpsWhereNothingElseIsAsGood() {
    func report(_ learned: Double) -> LearningGainReport {
      LearningGainReport(
        LearningGain(
          learnedCount: 80, measuredCount: 20, learned: learned, shipped: 0.5, none: 0.25))
    }
    #expect(
      report(0.75).sentence
        == "learned from the older 80 papers, a background gives the newer 20 0.750 of ten neighbors in "
        + "their category (0.500 with the program's own background, 0.250 without): it helps")
    #expect(report(0.5).sentence.hasSuffix("it does not help"))
    #expect(
      report(0.75).write(.json)
        == #"{"learnedFrom":80,"measuredOn":20,"p10":{"learned":0.75,"none":0.25,"shipped":0.5}}"#
        + "\n")
    #expect(report(0.75).write(.csv).hasPrefix("score,value\r\n\"P@10, learned\",0.75\r\n"))
  }

  @Test func namesHaveARowEach() throws {
    let engine = Engine(papers)
    let report = NameScoresReport(try engine.evaluateNames(engine.clusters(count: 2)))
    #expect(report.document["groups"] == 2)
    #expect(report.table.rows.count == 3)
    let draws = NamedDrawsReport(NamedDraws([], groupCount: 4))
    #expect(
      draws.document == ["draws": 0, "groups": 4, "precision": 0, "nearest": 0, "chance": 0.25])
  }

  @Test func anAbsentBoundIsNull() {
    let report = FidelityReport(Engine(papers).fidelity())
    #expect(report.write(.jsonl).contains(#""jlBound":null"#))
    #expect(!report.write(.text).contains("Johnson"))
  }
}
