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
    let sameDay = PaperList(papers: [
      paper("2403.00001", nil, "first", date: "2024-03-19"),
      paper("2403.00001", nil, "second", date: "2024-03-19"),
    ]).folded()
    #expect(sameDay.papers.map(\.title) == ["second"])
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
    let more = Paper(id: PaperID("1"), title: "Ice on small lakes", abstract: "We model thin ice.")
    let list = PaperList(papers: [tides, ice, tides, ice, more]).folded()
    #expect(list.papers.map(\.id) == [PaperID("1"), PaperID("1~2")])
    #expect(list.papers.map(\.abstract) == [tides.abstract, more.abstract])
    #expect(list.renamedPapers == [RenamedPaper(id: PaperID("1"), newID: PaperID("1~2"))])
    #expect(list.foldedPapers.count == 3)
    #expect(list.folded().papers == list.papers)
  }

  @Test(arguments: [
    ("Tides of small seas and wide lakes", "", "The tides of small seas and wide lakes", "", true),
    ("Tides of seas", "We measure how tides rise.", "Ebb", "We measure how tides rise.", true),
    ("Tides of small seas", "We measure tides.", "Tides of Small Seas.", "", true),
    ("A survey of deep learning", "", "A survey of reinforcement learning", "", false),
    ("Part 1", "", "Part 2", "", false),
    ("Tides of small seas", "No abstract", "Glaciers of the north", "No abstract", false),
    ("小さな海の潮汐の観測について", "", "小さな海の潮汐の観測についての報告", "", true),
    ("小海的潮汐", "", "湖上的冰", "", false), ("!", "", "?", "", false),
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

  @Test(arguments: [
    ("1", "1"), ("1~2", "1"), ("1~2~3", "1~2"), ("~2", "~2"), ("smith:2020", "smith:2020"),
    ("a~", "a~"), ("local-news", "local-news"),
  ]) func namesOfOneFamilyDifferInTheirNumber(name: String, family: String) {
    #expect(PaperID(name).family == PaperID(family))
  }

  @Test(arguments: [
    "2403.00001", "hep-th/9901001", "10.1000/x", "https://openalex.org/W1", "oai:x:1", "PMID:12",
    "649def34f8be52c8b66281af98ae884c09aef38b", "local-0123456789abcdef",
  ]) func namesThatAreTheSameEverywhereHaveNoFamily(name: String) {
    #expect(PaperID(name).family == nil)
    let list = PaperList(papers: [
      Paper(id: PaperID(name), title: "Whales"), Paper(id: PaperID(name), title: "Wale"),
    ]).folded()
    #expect(list.papers.map(\.title) == ["Wale"])
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
