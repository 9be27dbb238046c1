// SPDX-License-Identifier: Apache-2.0

import Papers
import Testing

@Suite struct NamesakeTests {
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
}
