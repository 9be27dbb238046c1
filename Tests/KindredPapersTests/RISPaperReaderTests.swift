// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct RISPaperReaderTests {
  private func read(_ text: String) -> PaperList {
    RISPaperReader(source: "x.ris").read(Array(text.utf8)[...], firstLine: 1)
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
}
