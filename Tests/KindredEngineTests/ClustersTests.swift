// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredEngine
import KindredPapers
import TestSupport
import Testing

@Suite struct ClustersTests {
  private func groups(_ report: PaperClusters) -> [Int] {
    let ids = report.clusters.enumerated().flatMap { index, cluster in
      cluster.papers.map { ($0.paper.id, index) }
    }
    return ids.sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test(arguments: [3, 6]) func subjectsAreFound(subjectCount: Int) {
    let papers = Seeded.papers(90, subjectCount: subjectCount)
    let report = Engine(papers).clusters()
    #expect(report.choice.clusterCount == subjectCount)
    let truth = (0..<90).map { $0 % subjectCount }
    #expect(ExternalScores(truth: truth, found: groups(report)).adjustedRand == 1)
  }

  @Test(arguments: [1, 2, 7, 90, 200]) func everyPaperIsInOnePlace(count: Int) {
    let papers =
      Seeded.papers(88) + [
        Paper(id: PaperID("e1"), title: "The"), Paper(id: PaperID("e2"), title: "1 2 3"),
      ]
    let report = Engine(papers).clusters(count: count)
    let placed = report.clusters.flatMap { $0.papers.map(\.paper.id) } + report.outliers.map(\.id)
    #expect(placed.sorted() == papers.map(\.id).sorted())
    #expect(report.outliers.map(\.id.description) == ["e1", "e2"])
    #expect(report.clusters.count == min(count, 88))
    #expect(report.clusters.allSatisfy { !$0.label.isEmpty && !$0.papers.isEmpty })
  }

  @Test func groupsAreInOrder() {
    let report = Engine(Seeded.papers(60)).clusters(count: 5)
    #expect(
      report.clusters.map(\.papers.count) == report.clusters.map(\.papers.count).sorted(by: >))
    for cluster in report.clusters {
      #expect(cluster.papers.map(\.fit) == cluster.papers.map(\.fit).sorted(by: >))
      #expect(cluster.representatives == cluster.papers.prefix(3).map(\.paper.id))
      let mean = cluster.papers.reduce(0) { $0 + $1.fit } / Double(cluster.papers.count)
      #expect(abs(cluster.cohesion - mean) < 1e-12)
    }
  }

  @Test func equalPapersAreOneGroup() {
    let papers = (0..<20).map { Paper(id: PaperID("p\($0)"), title: "Coral reefs", abstract: "A.") }
    let report = Engine(papers).clusters(count: 6)
    #expect(report.clusters.count == 1)
    #expect(report.clusters[0].papers.count == 20)
    #expect(Engine(papers).clusters().choice.reason == .nothingToSplit)
  }

  @Test(arguments: [2, 3]) func threadsDoNotShow(threadCount: Int) {
    let papers = Seeded.papers(400, subjectCount: 7)
    func report(_ threadCount: Int) -> PaperClusters {
      Engine(papers, options: EngineOptions(threadCount: threadCount)).clusters()
    }
    let (one, other) = (report(threadCount), report(1))
    #expect(
      firstDifference(one.clusters.map(\.label), other.clusters.map(\.label)) == nil)
    #expect(firstDifference(one.choice.candidates, other.choice.candidates) == nil)
    #expect(
      firstDifference(one.clusters.flatMap(\.papers), other.clusters.flatMap(\.papers)) == nil)
    let isSame = one == other
    #expect(isSame)
  }
}
