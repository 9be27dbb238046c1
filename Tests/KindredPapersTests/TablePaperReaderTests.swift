// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct TablePaperReaderTests {
  private func read(_ text: String, label: String? = nil) throws -> PaperList {
    try PaperReader(labelField: label).read(Array(text.utf8), source: "x.csv")
  }

  @Test func quotedFieldsHoldWhatTheyLike() throws {
    let list = try read(
      "title,abstract,year\r\n\"A, \"\"B\"\"\",\"x\r\ny\",2031\r\n5\" disks,a \"b\" c,\r\n\r\n\"\",,1999\r\nlast,,"
    )
    #expect(list.papers.map(\.title) == ["A, \"B\"", "5\" disks", "last"])
    #expect(list.papers.map(\.abstract) == ["x y", "a \"b\" c", ""])
    #expect(list.issues.map(\.line) == [6])
  }

  @Test func rowsOfOtherLengthsAndOpenQuotesAreTold() throws {
    let list = try read("title\tyear\nT\nU\t2031\tmore\nV\t2031\n\"W\t2031\nX\t2031\n")
    #expect(list.papers.map(\.title) == ["T", "U", "V", "W 2031 X 2031"])
    #expect(
      list.issues.map(\.message) == [
        "1 fields where the header has 2", "3 fields where the header has 2",
        "a quotation mark is never closed", "1 fields where the header has 2",
      ])
  }

  @Test(arguments: ["sep=;\r\n", "sep=;\n"])
  func aLineThatTellsTheSeparatorIsPassedOver(first: String) throws {
    let list = try read(first + "title;year\r\nT, and U;2031\r\n")
    #expect(list.papers.map(\.title) == ["T, and U"] && list.issues == [])
    #expect(throws: PapersError.self) { try read(first) }
  }

  @Test func columnsAreFoundByName() throws {
    let list = try read(
      "Key;Article Title;DOI;Author Keywords;Kind\nk1;T;10.5555/x;deep reefs|trams;a\nk2;U;;one thing;b",
      label: "kind")
    #expect(list.papers.map(\.id.description) == ["10.5555/x", "k2"])
    #expect(list.papers.map(\.categories) == [["deep reefs", "trams"], ["one thing"]])
    #expect(list.papers.map(\.label) == ["a", "b"])
  }

  @Test(arguments: ["title", "name,year\nT,2031", "A title, of a book\n"])
  func linesWithoutATitleAmongNamesAreNoHeader(text: String) {
    #expect(throws: PapersError.self) { try read(text) }
  }

  @Test(arguments: [
    ["cs.CV", "cs.LG"], ["Computer Science"], ["Computer Science", "Biology"], ["a"], [],
  ]) func joinedCategoriesAreSplitAgain(categories: [String]) {
    #expect(
      CategoryList.split(CategoryList.joined(categories), spacesSeparate: true) == categories)
  }

  @Test func theFirstColumnThatIsADateCounts() throws {
    let list = try read(
      "Article Title,Publication Date,Publication Year\nA,MAR 15,2019\nB,2018-02-01,2018")
    #expect(list.papers.map { $0.date?.description } == ["2019", "2018-02-01"])
    #expect(list.issues == [])
  }
}
