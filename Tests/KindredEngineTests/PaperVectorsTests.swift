// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@Suite struct PaperVectorsTests {
  private let papers = Seeded.papers(40)

  /// Vectors that put each paper beside the one four numbers on, whatever their words.
  private var vectors: PaperVectors {
    PaperVectors(
      ids: papers.map(\.id) + [PaperID("elsewhere")],
      rows: Matrix(
        rows: (0..<41).map { row in (0..<10).map { $0 == row % 10 ? 3 : 0.01 * Float(row % 7) } }))
  }

  @Test func vectorsFromElsewhereDecideWhereTheyShould() throws {
    #expect(vectors.count(among: papers) == 40)
    let engine = Engine(
      papers, options: EngineOptions(embeddings: vectors, semanticWeight: 1))
    let found = try engine.related(to: ["p0003"], count: 3).neighbors
    #expect(Set(found.map(\.paper.id.description)) == ["p0013", "p0023", "p0033"])
    #expect(found.allSatisfy { $0.similarity > 0.9 && $0.similarity <= 1.000_001 })
    let graph = engine.neighborGraph(count: 3)
    #expect(Set(graph.neighbors[3].map(\.row)) == [13, 23, 33])
    #expect(engine.embedding().rows.columnCount == 10)
    #expect(engine.clusters(count: 10).clusters.allSatisfy { $0.papers.count == 4 })
  }

  @Test func textsHaveNoVectorsAndAreSearchedByTheirTerms() throws {
    let given = Engine(papers, options: EngineOptions(embeddings: vectors))
    let lexical = Engine(papers, options: EngineOptions(semanticWeight: 0))
    #expect(
      try given.search(papers[7].title, count: 9) == lexical.search(papers[7].title, count: 9))
  }

  @Test func papersWithoutVectorsAreComparedByTheirTerms() throws {
    let engine = Engine(
      papers,
      options: EngineOptions(embeddings: PaperVectors(ids: [], rows: Matrix(rows: []))))
    let lexical = Engine(papers, options: EngineOptions(semanticWeight: 0))
    let order = try engine.related(to: ["p0003"], count: 8).neighbors.map(\.paper.id)
    #expect(try lexical.related(to: ["p0003"], count: 8).neighbors.map(\.paper.id) == order)
    #expect(engine.clusters(count: 2).outliers.count == 40)
  }

  @Test func tinyVectorsCountLikeOthers() {
    let tiny = 256 * Float.leastNonzeroMagnitude
    let ids = ["a", "b", "c"].map { PaperID($0) }
    let engine = Engine(
      ids.map { Paper(id: $0, title: "Coral reefs") },
      options: EngineOptions(
        embeddings: PaperVectors(
          ids: ids, rows: Matrix(rows: [[tiny, tiny], [1, 0], [0, 1]]))))
    let graph = engine.neighborGraph(count: 2)
    #expect(graph.neighbors.allSatisfy { $0.allSatisfy { $0.similarity.isFinite } })
    #expect(graph.neighbors[0][0].similarity > 0.8)
  }
}
