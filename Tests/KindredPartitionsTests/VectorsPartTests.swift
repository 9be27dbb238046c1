// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import KindredPartitions
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct VectorsPartTests {
  /// Papers with words that the background knows.
  private func papers(_ count: Int) -> [Paper] {
    let words = [
      "neural", "network", "galaxy", "quantum", "graph", "protein", "market", "language",
    ]
    return Seeded.papers(count).enumerated().map { index, paper in
      Paper(
        id: paper.id, title: paper.title,
        abstract: paper.abstract + " " + words[index % 8] + " " + words[index * 7 / 3 % 8])
    }
  }

  @Test(arguments: [1, 7, 40, 300]) func rowsAreThoseOfOneMachine(count: Int) throws {
    let engine = Engine(papers(count))
    let weights = engine.corpus.weights()
    let semantic = try #require(engine.semanticRows())
    for (blocks, parts) in [(1, 1), (5, 2)] {
      let rows = Pipes.sorted(
        try Pipes.vectors(papers(count).reversed(), blocks: blocks, parts: parts), by: [0])
      #expect(rows.map { $0[0] } == engine.corpus.papers.map(\.id.description))
      for (row, fields) in rows.enumerated() {
        let entries = weights.entries(row)
        #expect(fields[1] == engine.corpus.papers[row].title)
        #expect(
          fields[2].split(separator: " ").map(String.init)
            == weights.columnIndices[entries].map { engine.corpus.terms.texts[Int($0)] })
        #expect(fields[3] == Array(weights.values[entries]).base64)
        #expect(fields[4] == semantic.blocks[0].base64(row))
        #expect(fields[5] == String(semantic.weight))
      }
    }
  }

  @Test func aBlockThatLostATermIsAnError() {
    let rows = [["0", "0", "2", "9", "", ""], ["0", "1", "reef", "3", "", ""]]
    #expect(throws: PartError.incomplete("block 0 has 1 of its 2 terms")) {
      try Pipes.run(VectorsPart(), rows + [["0", "2", "p", "1", "Reef", ""]])
    }
  }
}
