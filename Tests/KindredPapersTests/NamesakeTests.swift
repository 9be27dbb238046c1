// SPDX-License-Identifier: Apache-2.0

import KindredPapers
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

  /// Folds mentions of one DOI, without abstracts or with them.
  private func count(_ texts: (title: String, abstract: String)...) -> Int {
    let papers = texts.map {
      Paper(id: PaperID("10.5555/book"), title: $0.title, abstract: $0.abstract)
    }
    let list = PaperList(papers: papers + papers).folded()
    #expect(Set(list.papers.map(\.id)).count == list.papers.count)
    #expect(list.papers.allSatisfy { $0.doi == "10.5555/book" || $0.id != PaperID("10.5555/book") })
    #expect(list.folded().papers == list.papers)
    return list.papers.count
  }

  @Test func chaptersUnderTheDOIOfTheirBookAreNotOnePaper() {
    #expect(count(("Herding goats", "Goats follow."), ("Pruning vines", "Robots cut.")) == 2)
    #expect(count(("Herding goats", ""), ("Pruning vines", ""), ("Milking cows", "")) == 3)
    #expect(
      count(("Tides in the long channel, part I", ""), ("Tides in the long channel, part II", ""))
        == 2)
  }

  @Test func aTitleThatChangedALittleIsStillThatOfItsDOI() {
    #expect(count(("Goats: a survey of herds", ""), ("Goats", "")) == 2)
    #expect(count(("Goats on steep hills", ""), ("Goats on steep hills: a survey", "")) == 1)
    #expect(count(("Goats of hills", "We count all goats."), ("Goats", "We count all goats.")) == 1)
  }

  @Test func twoPrefacesAreTwoPapers() {
    func preface(_ date: String?, _ url: String?) -> Paper {
      Paper(title: "Preface", date: date.flatMap(PaperDate.init), url: url)
    }
    func count(_ papers: Paper...) -> Int {
      PaperList(papers: papers + papers).folded().papers.count
    }
    #expect(count(preface("2030", "https://e.org/1"), preface("2031", "https://e.org/2")) == 2)
    #expect(count(preface("2030", nil), preface("2031", nil), preface("2032", nil)) == 3)
    #expect(count(preface("2030", "https://e.org/1"), preface("2031", "https://e.org/1")) == 1)
    #expect(count(preface("2030", "https://e.org/1"), preface("2030", "https://e.org/2")) == 1)
    #expect(count(preface(nil, "https://e.org/1"), preface("2030", "https://e.org/2")) == 1)
    #expect(count(preface("2030", "https://e.org/1"), preface("2031", nil)) == 1)
    let keyed = ["2030", "2031"].map {
      Paper(id: PaperID("k"), title: "Preface", date: PaperDate($0), url: "https://e.org/\($0)")
    }
    #expect(PaperList(papers: keyed).folded().papers.map(\.id.description) == ["k", "k~2"])
  }
}
