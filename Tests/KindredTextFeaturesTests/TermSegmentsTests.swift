// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredTextFeatures

@Suite struct TermSegmentsTests {
  private func segments(_ documents: [Document]) -> (Terms, TermSegments) {
    let terms = Terms([TermCounts(documents)])
    return (
      terms, TermSegments(documents, terms, columnOfTerm: (0..<terms.count).map(Int32.init))
    )
  }

  @Test func sentencesEndBeforeACapitalADigitOrAParenthesis() {
    let text =
      "Coral grows. Reefs do too! (They are old.) e.g. in 3.5 m; 4 of them? yes. éa. "
    #expect(
      Document(title: "A", abstract: text).segments.map(\.title)
        == [
          "A", "Coral grows.", "Reefs do too!", "(They are old.) e.g. in 3.5 m;",
          "4 of them? yes. éa. ",
        ])
    #expect(Document(title: "A").segments.map(\.title) == ["A"])
    #expect(Document(title: "", abstract: ".").segments.map(\.title) == ["", "."])
  }

  @Test func whatComesAfterTheLastSegmentIsPartOfIt() {
    let text = (1...30).map { "Word\($0) stands." }.joined(separator: " ")
    let segments = Document(title: "A", abstract: text).segments
    #expect(segments.count == TermSegments.limit)
    #expect(segments[14].title == "Word14 stands.")
    #expect(segments[15].title.hasPrefix("Word15 stands. Word16"))
  }

  @Test func masksTellWhereTermsStand() {
    let (terms, found) = segments([
      Document(title: "Coral reef", abstract: "Coral coral grows. The reef is old."),
      Document(title: ""), Document(title: "Old reef"),
    ])
    #expect(found.documentCount == 3 && found.segmentCounts == [3, 1, 1])
    func masks(_ document: Int) -> [String: UInt16] {
      Dictionary(
        uniqueKeysWithValues: found.entries(document).map {
          (terms.texts[Int(found.columns[$0])], found.masks[$0])
        })
    }
    #expect(masks(0) == ["coral": 0b011, "reef": 0b101, "grow": 0b010, "old": 0b100])
    #expect(masks(1) == [:])
    #expect(masks(2) == ["old": 1, "reef": 1])
  }

  @Test func termsWithoutAColumnAreLeftOutAndPartsAddUp() {
    let documents = [Document(title: "Coral reef"), Document(title: "Reef wall")]
    let terms = Terms([TermCounts(documents)])
    let columns: [Int32] = terms.texts.map { $0 == "reef" ? 0 : -1 }
    let whole = TermSegments(documents, terms, columnOfTerm: columns)
    #expect(whole.columns == [0, 0] && whole.offsets == [0, 1, 2])
    let parts = TermSegments(
      concatenating: documents.map { TermSegments([$0], terms, columnOfTerm: columns) })
    #expect(parts.columns == whole.columns && parts.offsets == whole.offsets)
    #expect(parts.masks == whole.masks && parts.segmentCounts == whole.segmentCounts)
  }
}
