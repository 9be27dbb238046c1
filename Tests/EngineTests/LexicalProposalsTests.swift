// SPDX-License-Identifier: Apache-2.0

import Kernels
import Papers
import TestSupport
import Testing
import TextFeatures

@testable import Engine

@Suite struct LexicalProposalsTests {
  @Test func rareTermsProposeNearlyAllOfTheNearest() {
    let weights = Engine(Seeded.papers(300, subjectCount: 20)).corpus.weights
    let lists = LexicalProposals(weights).lists(count: 40, .sequential)
    var hits = 0
    for row in 0..<300 {
      #expect(lists[row].count <= 40 && !lists[row].contains(Int32(row)))
      let scores = (0..<300).map { weights.dot(row, weights, $0) }
      hits += Twin.nearest(scores, count: 5, except: row).count { lists[row].contains(Int32($0)) }
    }
    #expect(hits > 1_430)
    #expect(LexicalProposals(weights).lists(count: 40, Parallelism(threadCount: 3)) == lists)
  }

  @Test func papersOfCommonTermsAloneHaveProposalsToo() {
    let papers = (0..<30).map { Paper(id: PaperID("p\($0)"), title: "Coral reefs") }
    let lists = LexicalProposals(Engine(papers).corpus.weights).lists(count: 3, .sequential)
    #expect(lists.allSatisfy { $0.count == 3 })
  }
}
