// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import TestSupport
import Testing

@testable import KindredTextFeatures

@Suite struct TermsTests {
  private let documents = Seeded.papers(60).map {
    Document(title: $0.title, abstract: $0.abstract)
  }

  @Test func termsStandInByteOrderWithTheirDocuments() {
    let terms = Terms([
      TermCounts([
        Document(title: "zebra", abstract: "zebra apple"), Document(title: "éclair apple"),
        Document(title: ""),
      ])
    ])
    #expect(terms.texts == ["apple", "eclair", "zebra"])
    #expect((0..<3).map(terms.documentFrequency) == [2, 1, 1])
    #expect(terms.statistics.documentCount == 3 && terms.statistics.tokenCount == 8)
    #expect(terms.column(of: "zebra") == 2)
    #expect(terms.column(of: "absent") == nil)
    #expect((0..<3).map(terms.column(ofNumber:)) == [0, 1, 2] && terms.isComplete)
  }

  @Test(arguments: [1, 7, 59]) func blocksMergeToTheWhole(cut: Int) {
    let whole = Terms([TermCounts(documents)])
    let parts = Terms([
      TermCounts(documents[cut...]), TermCounts([]), TermCounts(documents[..<cut]),
    ])
    #expect(parts.texts == whole.texts)
    #expect(parts.statistics == whole.statistics)
  }

  @Test func noPapersHaveNoTerms() {
    #expect(Terms([]).count == 0)
    #expect(Terms([TermCounts([Document(title: "")])]).statistics.documentCount == 1)
  }

  @Test func someTermsHaveColumnsByTheirBytesWhateverTheirNumbers() {
    let statistics = TermStatistics(documentFrequencies: [3, 1, 2, 5], documentCount: 5)
    let terms = Terms([(number: 0, text: "zebra"), (number: 3, text: "apple")], statistics)
    #expect(terms.texts == ["apple", "zebra"] && terms.numbers == [3, 0])
    #expect((0..<4).map(terms.column(ofNumber:)) == [1, -1, -1, 0])
    #expect((0..<2).map(terms.documentFrequency) == [5, 3] && !terms.isComplete)
    let later = terms.weighing(
      by: TermStatistics(documentFrequencies: [7, 0, 0, 9], documentCount: 9))
    #expect((0..<2).map(later.documentFrequency) == [9, 7])
    #expect(later.column(of: "zebra") == 1)
  }

  @Test func rowsHoldTheTermsThatAreKnown() {
    let terms = Terms([TermCounts([Document(title: "", abstract: "reef reef buoy coral")])])
    let rows = terms.rows(
      of: TermCounts([
        Document(title: "", abstract: "unknown reef"), Document(title: "unknown"),
        Document(title: "coral", abstract: "buoy"),
      ]))
    #expect(rows.rowOffsets == [0, 1, 1, 3])
    #expect(rows.words == [2 << 8 | 1, 0 << 8 | 1, 1 << 8 | 2])
  }

  @Test func whereThereAreTooManyTheRarestAreLeftOut() {
    let block = TermCounts([
      Document(title: "reef buoy coral"), Document(title: "coral reef apple"),
    ])
    let terms = Terms([block], limit: 3)
    #expect(terms.texts == ["apple", "coral", "reef"])
    #expect(terms.column(of: "buoy") == nil)
    #expect(terms.rows(of: block).rowOffsets == [0, 2, 5])
  }
}
