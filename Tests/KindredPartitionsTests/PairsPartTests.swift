// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredKernels
import KindredPapers
import KindredPartitions
import TestSupport
import Testing

@Suite struct PairsPartTests {
  /// The graph of one machine as rows.
  private func rows(_ graph: NeighborGraph) -> [[String]] {
    zip(graph.papers, graph.neighbors).flatMap { paper, neighbors in
      neighbors.enumerated().map { rank, neighbor in
        [
          paper.id.description, String(rank + 1), graph.papers[neighbor.row].id.description,
          String(neighbor.similarity),
        ]
      }
    }
  }

  @Test(arguments: [2, 9, 300, 700]) func theGraphIsThatOfOneMachine(count: Int) throws {
    // Some texts are there twice, so that similarities are equal.
    let papers = Seeded.papers(count).enumerated().map { index, paper in
      index % 5 == 4 ? Seeded.papers(count)[index - 1].named(paper.id) : paper
    }
    let graph = Engine(papers).neighborGraph(count: 4)
    #expect(graph.isExhaustive)
    let vectors = try Pipes.vectors(papers, blocks: 3, parts: 2)
    for (blocks, parts) in [(1, 1), (2, 1), (4, 3)] {
      let found = try Pipes.graph(vectors, count: 4, blocks: blocks, parts: parts)
      let difference = firstDifference(Pipes.sorted(found, by: [0, 1]), rows(graph))
      #expect(difference == nil, "\(blocks) blocks: \(difference ?? "")")
    }
  }

  @Test func nearCellsGiveTheGraphOnceAllAreNear() throws {
    let vectors = try Pipes.vectors(Seeded.papers(300), blocks: 1, parts: 1)
    let centroids = try Pipes.run(SeedsPart(clusterCount: 6), vectors.map { [$0[0], $0[4]] })
    let exact = Pipes.sorted(
      try Pipes.graph(vectors, count: 4, blocks: 1, parts: 1), by: [0, 1])
    let all = try Pipes.graph(vectors, count: 4, near: centroids, probes: 6)
    #expect(firstDifference(Pipes.sorted(all, by: [0, 1]), exact) == nil)
    let some = Set(try Pipes.graph(vectors, count: 4, near: centroids, probes: 1))
    let shared = Set(some.map { $0[0] + $0[2] }).intersection(exact.map { $0[0] + $0[2] }).count
    #expect((300..<1_200).contains(shared), "\(shared)")
  }

  @Test func aNeighborCountsOnceAndAPaperIsNoneOfItsOwn() throws {
    let rows = try Pipes.run(
      NearestPart(neighborCount: 2),
      [["a", "1.0\u{1F}a\u{1E}0.5\u{1F}b"], ["a", "0.5\u{1F}b\u{1E}0.25\u{1F}c"]])
    #expect(rows == [["a", "1", "b", "0.5"], ["a", "2", "c", "0.25"]])
  }

  @Test func moreNeighborsThanPapersGiveAll() throws {
    let vectors = try Pipes.vectors(Seeded.papers(5), blocks: 2, parts: 1)
    #expect(try Pipes.graph(vectors, count: 50, blocks: 3, parts: 1).count == 20)
  }

  @Test func aVectorOfAnotherDimensionIsLeftOut() throws {
    var run = PartRun(PairsPart(neighborCount: 1))
    for (side, id, vector) in [("0", "a", "ADw="), ("0", "b", "ADwAPA=="), ("1", "c", "ADwAPA==")] {
      let fields = [PartRow.version, "0", "1", side, id, "0.3", "", "", vector]
      try run.take(Array(fields.joined(separator: "\t").utf8)[...])
    }
    try run.finish()
    #expect(run.account.brokenCount == 2)
    #expect(Pipes.rowsOf(run.rows).isEmpty)
  }

  @Test func papersThatComeInTheWrongOrderAreAnError() throws {
    let vectors = try Pipes.vectors(Seeded.papers(2), blocks: 1, parts: 1)
    let rows = zip(["1", "0"], vectors).map { side, row in
      ["0", "1", side, row[0], row[5], row[2], row[3], row[4]]
    }
    #expect(throws: PartError.self) { try Pipes.run(PairsPart(neighborCount: 2), rows) }
  }
}
