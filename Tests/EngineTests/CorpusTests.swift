// SPDX-License-Identifier: Apache-2.0

import Clustering
import Engine
import Kernels
import Papers
import TestSupport
import Testing
import TextFeatures

@Suite struct CorpusTests {
  @Test func orderOfPapersDoesNotMatter() {
    let papers = Seeded.papers(90)
    let one = Engine(papers).corpus
    let other = Engine(papers.reversed()).corpus
    #expect(one.papers == other.papers)
    #expect(one.vocabulary.terms == other.vocabulary.terms)
    #expect(one.weights == other.weights)
  }

  @Test(arguments: [1, 2, 3]) func blocksDoNotShow(threadCount: Int) {
    // More papers than a block of counting.
    let papers = Seeded.papers(2_500)
    let corpus = Engine(papers, options: EngineOptions(threadCount: threadCount)).corpus
    let alone = Engine(Array(papers.prefix(1)), options: EngineOptions(threadCount: 1)).corpus
    #expect(corpus.weights.rowCount == 2_500)
    #expect(corpus.vocabulary.documentCount == 2_500)
    #expect(alone.vocabulary.terms.allSatisfy { corpus.vocabulary.column(of: $0) != nil })
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
