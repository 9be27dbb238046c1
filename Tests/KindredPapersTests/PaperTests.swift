// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct PaperTests {
  @Test func namesOfAuthorsStandOnOneLine() {
    let paper = Paper(title: "T", authors: ["A.\n Smith", " ", "B"], journal: " J.\tof Reefs ")
    #expect(paper.authors == ["A. Smith", "B"] && paper.journal == "J. of Reefs")
    #expect(Paper(title: "T", journal: "\n").journal == nil)
  }

  @Test(
    arguments: [
      ("https://doi.org/10.1000/XYZ", "10.1000/xyz"), ("doi:10.1000/a 10.1000/b", "10.1000/a"),
      ("10.48550/arXiv.2403.12008", nil), ("10.1000", nil), ("no DOI", nil), ("", nil),
    ] as [(String, String?)])
  func aDOIHasOneForm(text: String, doi: String?) {
    #expect(Paper(id: PaperID("2403.00001"), title: "T", doi: text).doi == doi)
  }

  @Test func anIdentifierThatIsADOIIsTheDOI() {
    #expect(Paper(id: PaperID("10.1000/xyz"), title: "T", doi: "10.1/other").doi == "10.1000/xyz")
    #expect(Paper(title: "T", doi: "doi:10.1000/XYZ").id == PaperID("10.1000/xyz"))
    #expect(Paper(title: "T", doi: "10.48550/arXiv.2403.12008").id == PaperID("2403.12008"))
  }

  @Test func whatAMentionLacksIsTakenFromTheOther() {
    let whole = Paper(
      id: PaperID("2403.12008"), title: "T", authors: ["A"], journal: "J", doi: "10.1/x")
    let bare = Paper(id: PaperID("2403.12008"), version: 2, title: "T")
    #expect(
      PaperList(papers: [whole, bare]).folded().papers == [
        Paper(
          id: bare.id, version: 2, title: "T", authors: ["A"], journal: "J", doi: "10.1/x")
      ])
  }

  /// What the reader makes of an identifier stays as it is, however often it is read.
  @Test(arguments: [
    "doi:10.48550/10.48550/arXiv.2403.12008", "arxiv:10.48550/10.1/x", "arXiv: 10.48550/10.1/x",
    "https://doi.org/10.1/x ?q", "doi:10.1000/É b", "arXiv:math.GT/0309136v2",
  ])
  func identifiersAreReadAsThemselves(text: String) throws {
    let id = try #require(PaperReference(text)?.id)
    #expect(PaperReference(id.description)?.id == id)
  }
}
