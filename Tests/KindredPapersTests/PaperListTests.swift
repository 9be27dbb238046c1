// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperListTests {
  private func paper(_ id: String, _ version: Int?, _ title: String, date: String? = nil) -> Paper {
    Paper(id: PaperID(id), version: version, title: title, date: date.flatMap(PaperDate.init))
  }

  @Test func theNewestVersionTakesThePlaceOfTheFirst() {
    let list = PaperList(papers: [
      paper("a", 1, "old"), paper("b", nil, "other"), paper("a", 3, "new"),
      paper("a", 2, "between"),
    ]).folded()
    #expect(list.papers.map(\.title) == ["new", "other"])
    #expect(
      list.foldedPapers == [
        FoldedPaper(id: PaperID("a"), droppedVersion: 1, keptVersion: 3),
        FoldedPaper(id: PaperID("a"), droppedVersion: 2, keptVersion: 3),
      ])
  }

  @Test func withoutVersionsTheLaterDateAndThenTheLaterMentionWins() {
    let dated = PaperList(papers: [
      paper("2403.00001", nil, "late", date: "2024-03-19"),
      paper("2403.00001", nil, "early", date: "2024-03-18"), paper("2403.00001", nil, "undated"),
    ]).folded()
    #expect(dated.papers.map(\.title) == ["late"])
    let sameDay = PaperList(papers: [
      paper("2403.00001", nil, "first", date: "2024-03-19"),
      paper("2403.00001", nil, "second", date: "2024-03-19"),
    ]).folded()
    #expect(sameDay.papers.map(\.title) == ["second"])
    let plain = PaperList(
      papers: [paper("pmid:7", nil, "first"), paper("pmid:7", nil, "second")]
    ).folded()
    #expect(plain.papers.map(\.title) == ["second"])
    #expect(plain.foldedPapers.count == 1)
  }

  @Test func theSameTitleUnderTwoIdentifiersIsTwoPapers() {
    let list = PaperList(papers: [paper("a", 1, "same"), paper("b", 1, "same")]).folded()
    #expect(list.papers.count == 2)
    #expect(list.foldedPapers == [])
  }

  @Test func foldingTwiceChangesNothing() {
    let once = PaperList(papers: [paper("a", 1, "x"), paper("a", 2, "y")]).folded()
    #expect(once.folded() == once)
  }

  @Test func whatIsListedAgainIsFromWhereItFirstCame() {
    let first = Paper(title: "T", abstract: "A", source: "one.md")
    let again = Paper(title: "T", abstract: "A", source: "two.md")
    #expect(PaperList(papers: [first, again]).folded().papers == [first])
    let newer = Paper(id: first.id, version: 2, title: "T", source: "two.md")
    #expect(PaperList(papers: [first, newer]).folded().papers.map(\.source) == ["two.md"])
  }
}
