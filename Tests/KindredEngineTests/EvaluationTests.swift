// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredEmbeddings
import KindredEngine
import KindredPapers
import TestSupport
import Testing

@Suite struct EvaluationTests {
  /// Papers of four subjects, labeled by them.
  private let papers = Seeded.papers(80).map { paper in
    Paper(
      id: paper.id, title: paper.title, abstract: paper.abstract,
      label: "subject \((Int(paper.id.description.dropFirst()) ?? 0) % 4)")
  }

  @Test func papersOfOneSubjectAreNeighbors() throws {
    let result = try Engine(papers).evaluateLabels(field: "label")
    #expect(result.paperCount == 80)
    #expect(result.precisionAt10 > 0.9)
    #expect(abs(result.chance - 19.0 / 79) < 1e-12)
    #expect(throws: EvaluationError.noLabels(field: "kind")) {
      try Engine(Seeded.papers(9)).evaluateLabels(field: "kind")
    }
  }

  @Test func chancePicksAmongPapersWithoutALabelToo() throws {
    let some = papers.prefix(40) + Seeded.papers(60).suffix(20)
    let result = try Engine(Array(some)).evaluateLabels(field: "label")
    #expect(result.paperCount == 40)
    // Nine others of ten have the label, of the 59 others that there are.
    #expect(abs(result.chance - 9.0 / 59) < 1e-12)
  }

  @Test func judgedPapersAreRankedWithoutThemselves() throws {
    let engine = Engine(papers)
    let found = try engine.related(to: ["p0004"], count: 10).neighbors.map(\.paper.id)
    var judgments = Judgments()
    judgments.grades["p0004"] = [
      PaperID("p0004"): 5, found[0]: 1, found[2]: 1, PaperID("elsewhere"): 1,
    ]
    judgments.grades["nobody"] = [found[0]: 1]
    let result = try engine.evaluateNeighbors(judgments)
    #expect(result.queryCount == 1)
    #expect(abs(result.scores.averagePrecision - (1 + 2.0 / 3) / 2) < 1e-12)
    #expect(result.scores.precisionAt10 == 0.2)
    #expect(throws: EvaluationError.nothingJudged) {
      try engine.evaluateNeighbors(Judgments())
    }
  }

  @Test func textsAreJudgedByTheirNames() throws {
    let engine = Engine(papers)
    let paper = papers[33]
    let found = try engine.search(paper.title, count: 3).neighbors.map(\.paper.id)
    var judgments = Judgments()
    judgments.grades["q"] = [found[1]: 1]
    let result = try engine.evaluateSearch([("q", paper.title), ("r", "none")], judgments)
    #expect(result.queryCount == 1)
    #expect(result.scores.averagePrecision == 0.5)
  }

  @Test func drawsAreGroupedBySubject() throws {
    func scores(_ threads: Int) throws -> GroupedDraws {
      try Engine.evaluateClusters(
        papers, field: "label", among: nil, drawCount: 5, groupCount: 3, groupSize: 12,
        options: EngineOptions(threadCount: threads))
    }
    let result = try scores(1)
    #expect(result.found.count == 5)
    #expect(result.found.allSatisfy { $0.adjustedMutualInformation > 0.8 })
    #expect(result.chance.allSatisfy { abs($0.adjustedMutualInformation) < 0.3 })
    #expect(result.chosen.count == 5 && result.choices.count == 5)
    for (index, choice) in result.choices.enumerated() where choice.clusterCount == 3 {
      #expect(result.chosen[index] == result.found[index])
    }
    #expect(result.choices.count { $0.clusterCount == 3 } >= 4)
    #expect(try scores(3) == result)
    #expect(throws: EvaluationError.tooFewGroups(found: 1, wanted: 3, perGroup: 12)) {
      try Engine.evaluateClusters(
        papers, field: "label", among: ["subject 2"], drawCount: 1, groupCount: 3, groupSize: 12,
        options: EngineOptions())
    }
  }

  @Test func namesFindTheirGroups() throws {
    let engine = Engine(papers)
    let clusters = engine.clusters(count: 4)
    let scores = try engine.evaluateNames(clusters)
    #expect(scores.groups.map(\.label) == clusters.clusters.map(\.label))
    #expect(scores.groups.map(\.size) == clusters.clusters.map(\.papers.count))
    #expect(scores.precision > 2 * scores.chance)
    #expect(scores.groups.allSatisfy { $0.held.count == $0.label.split(separator: ",").count })
    #expect(scores.held > 0.1 && scores.held <= 1)
    #expect(try Engine([]).evaluateNames(Engine([]).clusters()).precision == 0)
  }

  @Test func aNameOfWordsOfOtherGroupsFindsNothingOfItsOwn() throws {
    let engine = Engine(papers)
    let groups = engine.clusters(count: 4).clusters
    let swapped = groups.indices.map { index in
      PaperCluster(
        label: groups[(index + 1) % groups.count].label, papers: groups[index].papers, cohesion: 0)
    }
    let scores = try engine.evaluateNames(
      PaperClusters(choice: engine.clusters(count: 4).choice, clusters: swapped))
    #expect(scores.precision < scores.chance)
    #expect(scores.held == 0)
  }

  @Test func namesOfDrawsFindOtherPapers() throws {
    func draws(_ threads: Int) throws -> NamedDraws {
      try Engine.evaluateNames(
        papers, field: "label", among: nil, drawCount: 4, groupCount: 3, groupSize: 8,
        options: EngineOptions(threadCount: threads))
    }
    let result = try draws(1)
    #expect(result.draws.count == 4)
    #expect(result.mean(\.precision) > 0.5 && result.mean(\.nearest) > 0.8)
    #expect(try draws(3) == result)
    #expect(throws: EvaluationError.tooFewGroups(found: 0, wanted: 3, perGroup: 400)) {
      try Engine.evaluateNames(
        papers, field: "label", among: nil, drawCount: 1, groupCount: 3, groupSize: 200,
        options: EngineOptions())
    }
  }

  @Test func exactEmbeddingsChangeNothing() {
    let result = Engine(papers).fidelity()
    #expect(result.embeddingOverlap > 0.99 && result.graphOverlap == 1)
    #expect(result.largestError < 1e-5)
    #expect(result.paperCount == 80 && result.sampleSize == 80)
    let random = Engine(papers, options: EngineOptions(projection: .random, dimension: 16))
      .fidelity()
    #expect(random.medianError > result.medianError && random.medianError <= random.error95)
    #expect(random.bound == nil)
    #expect(Engine([]).fidelity().graphOverlap == 1)
  }
}
