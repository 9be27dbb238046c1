// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct RowwiseTableReaderTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x.csv")
  }

  @Test func rowsOfFieldsArePapers() throws {
    let list = try read(
      """
      "TITLE","Moss"
      "AUTHOR NAMES","Bee A.","Dee C."
      "PUBLICATION YEAR","2031"
      "ABSTRACT","We look,
      twice."

      "TITLE","Ferns"
      "DOI","10.5555/ferns"
      """)
    #expect(list.papers.map(\.title) == ["Moss", "Ferns"] && list.issues == [])
    #expect(list.papers[0].authors == ["Bee A.", "Dee C."])
    #expect(list.papers[0].abstract == "We look, twice." && list.papers[0].date?.year == 2031)
    #expect(list.papers[1].id == PaperID("10.5555/ferns"))
  }

  @Test func longFilesAreReadInPieces() throws {
    let filler = String(repeating: "x", count: 20_000)
    let text = (0..<1_000).map { "TITLE,T\($0)\nABSTRACT,\(filler)\n\n" }.joined()
    let list = try read(text)
    #expect(list.papers.map(\.title) == (0..<1_000).map { "T\($0)" })
    #expect(list.papers.allSatisfy { $0.abstract == filler })
  }

  @Test func otherTablesStandUpright() throws {
    let list = try read("title,abstract\nTitle,Moss\nFerns,Ferns\n")
    #expect(list.papers.map(\.title) == ["Title", "Ferns"])
  }
}
