// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct TaggedPaperReaderTests {
  private func read(_ text: String) -> PaperList {
    TaggedPaperReader(source: "x.ris", layout: .ris).read(Array(text.utf8)[...], firstLine: 1)
  }

  @Test func fieldsGoOnOverLinesAndEntriesEndWhereTheNextBegins() {
    let list = read(
      """
      TY  - JOUR
      TI  - A title
       over two lines
      T2  - A journal
      AB  -
      N2  - An abstract
      DA  - Spring
      PY  - 2031
      TY  - BOOK
      T1  - B
      UR  - https://example.org/b
      ER  -
      TI  - outside
      \u{FEFF}TY  - JOUR
      TI  - C
      KW  - one; two
      three
      ER  -
      """)
    #expect(list.papers.map(\.title) == ["A title over two lines", "B", "C"])
    #expect(list.papers[2].categories == ["one", "two", "three"])
    #expect(list.papers[0].abstract == "An abstract")
    #expect(list.papers[0].date?.description == "2031")
    #expect(list.papers[1].id.description.hasPrefix("local-"))
    #expect(list.papers[1].url == "https://example.org/b")
    #expect(list.issues.map(\.message) == ["a field outside of entries was skipped"])
  }

  @Test func entriesWithoutTitleAreTold() {
    let list = read("TY  - JOUR\nER  - \nTY  - JOUR\nTI  - T\nDA  - soon\nER  - ")
    #expect(list.papers.map(\.title) == ["T"])
    #expect(list.issues.map(\.line) == [1, 3])
  }

  @Test func continuedFieldsTakeLinearTime() {
    let text = "TY  - JOUR\nTI  - T\nAB  - x\n" + String(repeating: "y\n", count: 400_000)
    #expect(read(text).papers[0].abstract.utf8.count == 800_001)
  }

  /// Reads a file as it comes, and expects no issue.
  private func papers(_ text: String) throws -> [Paper] {
    let list = try PaperReader().read(Array(text.utf8), source: "x")
    #expect(list.issues == [])
    return list.papers.map { $0.from(nil) }
  }

  @Test func theTagThatOpensMayStandAnywhere() throws {
    let list = try papers(
      "DB  - A\nTI  - One\nTY  - JOUR\nPY  - 2031\nER  - \nTI  - Two\nTY  - JOUR\nPY  - 2030\nER  - \n"
    )
    #expect(list.map(\.title) == ["One", "Two"])
    #expect(list.map { $0.date?.description } == ["2031", "2030"])
  }

  @Test func oneSpaceIsEnough() throws {
    let list = try papers(
      "TY - JOUR\nTI - One\nAB - So - and\nso.\nDO - 10.5555/A\nPY - 2031\nER -\n")
    #expect(list.map(\.abstract) == ["So - and so."] && list[0].id == PaperID("10.5555/a"))
  }

  @Test func webOfScienceWrapsItsLines() throws {
    let list = try papers(
      """
      FN Clarivate Analytics Web of Science
      VR 1.0
      PT J
      AU Bee, A
         Cee, D
      AF Bee, Ann
         Cee, Dan
      TI Moss grows
         in the shade
      SO J MOSS
      DE moss; deep
         shade
      ID GROWTH
      AB So.
      PD JUN 2
      PY 2031
      DI 10.5555/moss
      UT WOS:0001
      DA 2032-01-01
      ER

      PT J
      TI Ferns
      ER

      EF
      """)
    #expect(list.count == 2 && list[1].title == "Ferns")
    #expect(
      list[0]
        == Paper(
          id: PaperID("10.5555/moss"), title: "Moss grows in the shade",
          authors: ["Bee, Ann", "Cee, Dan"], abstract: "So.", date: PaperDate("2031-06-02"),
          categories: ["moss", "deep shade"], journal: "J MOSS", doi: "10.5555/moss"))
  }

  @Test func pubMedHasAParagraphForEachPaper() throws {
    let list = try papers(
      """
      PMID- 38000001
      OWN - NLM
      DP  - 2031 Jun 2
      TI  - Moss grows in
            the shade.
      LID - S01 [pii]
      LID - 10.5555/MOSS [doi]
      AB  - AIM: So.
      FAU - Bee, Ann
      AU  - Bee A
      FAU - Cee, Dan
      AU  - Cee D
      MH  - Moss
      OT  - shade
      OT  - moss
      JT  - Journal of moss
      TA  - J Moss

      PMID- 38000002
      TI  - Ferns.
      DP  - 2030 Winter
      """)
    #expect(list.map(\.id.description) == ["10.5555/moss", "pmid:38000002"])
    #expect(
      list[0].title == "Moss grows in the shade." && list[0].authors == ["Bee, Ann", "Cee, Dan"])
    #expect(list[0].categories == ["shade", "moss"] && list[0].journal == "Journal of moss")
    #expect(list.map { $0.date?.description } == ["2031-06-02", "2030"])
  }

  @Test func endNoteHasPercentSigns() throws {
    let list = try papers(
      """
      %0 Journal Article
      %T Moss grows
      %A Bee, Ann
      %A Cee, Dan
      %J J Moss
      %D 2031
      %8 June 2
      %X So, 100 % so.
      %K moss
      shade
      %R 10.5555/moss
      %U https://e.org/moss

      %0 Book
      %T Ferns
      %J arXiv preprint arXiv:3106.00001
      """)
    #expect(list.map(\.id.description) == ["10.5555/moss", "3106.00001"])
    #expect(
      list[0].authors == ["Bee, Ann", "Cee, Dan"] && list[0].categories == ["moss", "shade"])
    #expect(list[0].date == PaperDate("2031-06-02") && list[0].abstract == "So, 100 % so.")
  }

  @Test func refWorksHasTwoLetters() throws {
    let list = try papers(
      "RT Journal Article\nSR 1\nA1 Bee, Ann\nA1 Cee, Dan\nT1 Moss grows\nJF J Moss\nYR 2031\nFD June 2\n"
        + "AB So.\nK1 moss\nDO 10.5555/moss\n\nRT Book\nT1 Ferns\n")
    #expect(list.map(\.title) == ["Moss grows", "Ferns"] && list[0].id == PaperID("10.5555/moss"))
    #expect(list[0].authors == ["Bee, Ann", "Cee, Dan"] && list[0].date == PaperDate("2031-06-02"))
  }

  @Test(arguments: TaggedLayout.allCases) func largeFilesAreReadInPieces(layout: TaggedLayout)
    throws
  {
    let filler = String(repeating: "reef buoy tram timetable ", count: 400)
    let entries = (0..<2_000).map { number in
      switch layout {
      case .ris: "TY  - JOUR\nTI  - T\(number)\nAB  - \(filler)\nER  - \n"
      case .webOfScience: "PT J\nTI T\(number)\nAB \(filler)\nER\n\n"
      case .medline: "PMID- \(number + 1)\nTI  - T\(number)\nAB  - \(filler)\n\n"
      case .refWorks: "RT Book\nT1 T\(number)\nAB \(filler)\n\n"
      case .endNote: "%0 Book\n%T T\(number)\n%X \(filler)\n\n"
      }
    }
    #expect(try papers(entries.joined()).map(\.title) == (0..<2_000).map { "T\($0)" })
  }

  @Test func severalNamesMayStandInOneField() throws {
    let text =
      "TY  - CONF\nTI  - T\nAU  - Bee, A.; Dee, C.\nPY  - 2031\nY1  - 3-5 June 2031\nER  - \n"
    let paper = try PaperReader().read(Array(text.utf8), source: "x").papers.first
    #expect(paper?.authors == ["Bee, A.", "Dee, C."] && paper?.date == PaperDate("2031-06-03"))
  }

  @Test func anIdentifierOfArxivMayStandForADOI() throws {
    let text = "%0 Generic\n%T T\n%R arXiv:3106.00001\n"
    let paper = try PaperReader().read(Array(text.utf8), source: "x").papers.first
    #expect(paper?.id == PaperID("3106.00001"))
  }
}
