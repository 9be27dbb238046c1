// SPDX-License-Identifier: Apache-2.0

import Papers
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
    let plain = PaperList(
      papers: [paper("10.1/a", nil, "first"), paper("10.1/a", nil, "second")]
    ).folded()
    #expect(plain.papers.map(\.title) == ["second"])
    #expect(plain.foldedPapers.count == 1)
  }

  @Test func theSameTitleUnderTwoIdentifiersIsTwoPapers() {
    let list = PaperList(papers: [paper("a", 1, "same"), paper("b", 1, "same")]).folded()
    #expect(list.papers.count == 2)
    #expect(list.foldedPapers == [])
  }

  @Test func aLocalNameStandsForOnePaperOnly() {
    let tides = Paper(id: PaperID("1"), title: "Tides of small seas", abstract: "We measure tides.")
    let ice = Paper(id: PaperID("1"), title: "Ice on small lakes", abstract: "We model ice.")
    let list = PaperList(papers: [tides, ice, tides, ice]).folded()
    let own = PaperID.derived(title: ice.title, abstract: ice.abstract)
    #expect(list.papers.map(\.id) == [PaperID("1"), own])
    #expect(list.papers.map(\.title) == [tides.title, ice.title])
    #expect(
      list.renamedPapers
        == [RenamedPaper](repeating: RenamedPaper(id: PaperID("1"), newID: own), count: 2))
    #expect(list.foldedPapers.count == 2)
  }

  @Test(arguments: [
    ("Tides of small seas", "", "The tides of small seas", "", true),
    (
      "Tides of small seas", "We measure how tides rise.", "Ebb", "We measure how tides rise.", true
    ),
    ("Tides of small seas", "We measure tides.", "Tides of small seas, again", "", true),
    ("Tides of small seas", "No abstract", "Glaciers of the north", "No abstract", false),
    ("Tides", "", "Ebb", "", false),
    ("小海的潮汐", "", "湖上的冰", "", false),
    ("!", "", "?", "", false),
  ])
  func mentionsOfOneLocalNameAreOnePaperIfMostWordsAreShared(
    title: String, abstract: String, otherTitle: String, otherAbstract: String, isOne: Bool
  ) {
    let list = PaperList(papers: [
      Paper(id: PaperID("k"), title: title, abstract: abstract),
      Paper(id: PaperID("k"), title: otherTitle, abstract: otherAbstract),
    ]).folded()
    #expect((list.papers.count == 1) == isOne)
    #expect(list.renamedPapers.isEmpty == isOne)
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
