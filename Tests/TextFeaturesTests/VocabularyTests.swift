// SPDX-License-Identifier: Apache-2.0

import Papers
import TestSupport
import Testing
import TextFeatures

@Suite struct VocabularyTests {
  private let documents = Seeded.papers(60).map {
    Document(title: $0.title, abstract: $0.abstract)
  }

  @Test func termsStandInByteOrderWithTheirDocuments() {
    let vocabulary = Vocabulary([
      TermCounts([
        Document(title: "zebra", abstract: "zebra apple"), Document(title: "éclair apple"),
        Document(title: ""),
      ])
    ])
    #expect(vocabulary.terms == ["apple", "eclair", "zebra"])
    #expect(vocabulary.documentFrequencies == [2, 1, 1])
    #expect(vocabulary.documentCount == 3)
    #expect(vocabulary.column(of: "zebra") == 2)
    #expect(vocabulary.column(of: "absent") == nil)
  }

  @Test(arguments: [1, 7, 59]) func blocksMergeToTheWhole(cut: Int) {
    let whole = Vocabulary([TermCounts(documents)])
    let parts = Vocabulary([
      TermCounts(documents[cut...]), TermCounts([]), TermCounts(documents[..<cut]),
    ])
    #expect(parts.terms == whole.terms)
    #expect(parts.documentFrequencies == whole.documentFrequencies)
    #expect(parts.documentCount == whole.documentCount)
  }

  @Test func nothingIsAVocabularyToo() {
    #expect(Vocabulary([]).count == 0)
    #expect(Vocabulary([TermCounts([Document(title: "")])]).documentCount == 1)
  }
}
