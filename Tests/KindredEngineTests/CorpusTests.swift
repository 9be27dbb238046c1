// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct CorpusTests {
  @Test func orderOfPapersDoesNotMatter() {
    let papers = Seeded.papers(90)
    let one = Engine(papers).corpus
    let other = Engine(papers.reversed()).corpus
    #expect(one.papers == other.papers)
    #expect(firstDifference(one.terms.texts, other.terms.texts) == nil)
    #expect(firstDifference(one.weights().values, other.weights().values) == nil)
    #expect(one.weights() == other.weights())
  }

  @Test(arguments: [1, 2, 3]) func blocksDoNotShow(threadCount: Int) {
    // More papers than a block of counting, of which the last has a word of its own.
    let papers =
      Seeded.papers(4_200) + [Paper(id: PaperID("z"), title: "Coral reefs", abstract: "Bleaching.")]
    let corpus = Engine(papers, options: EngineOptions(threadCount: threadCount)).corpus
    let counts = TermCounts(papers.map { Document(title: $0.title, abstract: $0.abstract) })
    let terms = Terms([counts])
    #expect(firstDifference(corpus.terms.texts, terms.texts) == nil)
    #expect(corpus.terms.statistics == terms.statistics)
    #expect(corpus.terms.statistics.documentCount == 4_201)
    let weights = SparseMatrix(counts, weighedBy: terms)
    let found = corpus.weights(parallelism: Parallelism(threadCount: threadCount))
    #expect(firstDifference(found.rowOffsets, weights.rowOffsets) == nil)
    #expect(firstDifference(found.columnIndices, weights.columnIndices) == nil)
    #expect(firstDifference(found.values, weights.values) == nil)
  }

  @Test func ofOneIdentifierOnePaperStays() {
    let papers = [
      Paper(id: PaperID("2403.00001"), version: 1, title: "Coral reefs"),
      Paper(id: PaperID("2403.00000"), title: "Buoys"),
      Paper(id: PaperID("2403.00001"), version: 2, title: "Coral reefs from above"),
    ]
    #expect(Engine(papers).corpus.papers.map(\.title) == ["Buoys", "Coral reefs from above"])
  }

  @Test func someOfThePapersAreAsIfTheyWereAlone() {
    let papers =
      Seeded.papers(60)
      + [
        Paper(id: PaperID("y"), title: "", abstract: ""),
        Paper(id: PaperID("z"), title: "Reefs", abstract: String(repeating: "reef ", count: 700)),
      ]
    let corpus = Corpus(papers)
    for rows in [[], [3], Array(20..<62), Array(0..<62), [0, 7, 60, 61]] {
      let selected = corpus.selecting(rows, parallelism: .sequential)
      let alone = Corpus(rows.map { papers[$0] })
      #expect(selected.papers == alone.papers)
      #expect(selected.terms.texts == alone.terms.texts)
      #expect(selected.terms.statistics == alone.terms.statistics)
      #expect(selected.blocks == alone.blocks)
      #expect(selected.weights() == alone.weights())
    }
  }

  @Test func joinedCorporaAreAsIfCountedTogether() {
    let papers = Seeded.papers(60)
    let versions = ["first", "second", "third"].enumerated().map { number, wording in
      Paper(id: PaperID("x"), version: number + 1, title: "Reefs", abstract: "a \(wording) wording")
    }
    let parts = [
      [versions[0]] + papers[20..<45], papers[..<20] + [versions[2]], papers[45...] + [versions[1]],
      [],
    ]
    let joined = Corpus(joining: parts.map { Corpus($0) })
    let together = Corpus(parts.flatMap(\.self))
    #expect(joined.papers == together.papers && joined.papers.contains(versions[2]))
    #expect(joined.terms.texts == together.terms.texts)
    #expect(joined.terms.statistics == together.terms.statistics)
    #expect(joined.blocks == together.blocks)
    #expect(Corpus(joining: []).papers.isEmpty)
  }

  @Test func nothingIsACorpusToo() {
    let engine = Engine([])
    #expect(engine.corpus.papers == [])
    #expect(engine.embedding().rows.rowCount == 0)
    #expect(engine.neighborGraph(count: 3).neighbors == [])
    #expect(engine.clusters().clusters == [])
    #expect(engine.clusters(count: 4).choice.clusterCount == 0)
  }
}
