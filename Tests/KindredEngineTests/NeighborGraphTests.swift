// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport
import Testing

@Suite struct NeighborGraphTests {
  @Test func smallGraphsAreExact() {
    let engine = Engine(Seeded.papers(120), options: EngineOptions(semanticWeight: 0))
    let graph = engine.neighborGraph(count: 6)
    let weights = engine.corpus.weights()
    #expect(graph.isExhaustive)
    for row in 0..<120 {
      let scores = (0..<120).map { weights.dot(row, weights, $0) }
      #expect(graph.neighbors[row].map(\.row) == Twin.nearest(scores, count: 6, except: row))
    }
  }

  @Test func graphsHaveTheScoresOfRelatedPapers() throws {
    let engine = Engine(Seeded.papers(300))
    let graph = engine.neighborGraph(count: 4)
    for row in [0, 17, 299] {
      let id = engine.corpus.papers[row].id
      let found = try engine.related(to: [id.description], count: 4).neighbors
      #expect(found.map(\.paper) == graph.neighbors[row].map { engine.corpus.papers[$0.row] })
      #expect(
        distance(found.map(\.similarity), graph.neighbors[row].map(\.similarity)) < 1e-5)
    }
  }

  @Test func largeGraphsFindNearlyAll() {
    let papers = Seeded.papers(2_200, subjectCount: 9)
    let engine = Engine(papers, options: EngineOptions(semanticWeight: 0))
    let graph = engine.neighborGraph(count: 5)
    #expect(!graph.isExhaustive)
    let weights = engine.corpus.weights()
    var hits = 0
    for row in stride(from: 0, to: 2_200, by: 22) {
      let scores = (0..<2_200).map { weights.dot(row, weights, $0) }
      let exact = Set(Twin.nearest(scores, count: 5, except: row))
      hits += graph.neighbors[row].count { exact.contains($0.row) }
    }
    #expect(hits > 490)
  }

  @Test(arguments: [2, 3]) func threadsDoNotShow(threadCount: Int) {
    let papers = Seeded.papers(2_100)
    func neighbors(_ threadCount: Int) -> NeighborGraph {
      Engine(papers, options: EngineOptions(threadCount: threadCount, dimension: 32))
        .neighborGraph(count: 4)
    }
    #expect(
      firstDifference(neighbors(threadCount).neighbors, neighbors(1).neighbors) == nil)
  }

  @Test func moreThanThereAreGivesAll() {
    let graph = Engine(Seeded.papers(4)).neighborGraph(count: 50)
    #expect(graph.neighbors.map(\.count) == [3, 3, 3, 3])
    #expect(Engine(Seeded.papers(1)).neighborGraph(count: 2).neighbors == [[]])
  }
}
