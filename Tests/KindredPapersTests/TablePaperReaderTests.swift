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
    #expect(list.papers.map { $0.date?.description } == ["2019-03-15", "2018-02-01"])
    #expect(list.issues == [])
  }

  @Test func wordsForNothingAreNothing() throws {
    let list = try read(
      """
      "","doi","title","abstract","year"
      "1",NA,"Dunes, Part I: Wind",NA,2030
      "2",NA,"Dunes, Part II: Wind",NA,2031
      "3",nan,"Moss",[No abstract available],None
      "4",null,"Ferns",Not Available,N/A
      """
    ).folded()
    #expect(list.papers.count == 4 && Set(list.papers.map(\.id)).count == 4)
    #expect(list.papers.allSatisfy { $0.abstract.isEmpty && $0.doi == nil })
    #expect(list.papers.map { $0.date?.description } == ["2030", "2031", nil, nil])
    #expect(list.issues == [])
  }

  @Test func whatOurWriterWroteIsTakenAtItsWord() throws {
    let list = try read(
      """
      id,version,date,title,authors,abstract,categories,journal,doi,url
      none,,,NA,,<i>N/A</i>,,null,,
      """)
    #expect(list.papers.map(\.id.description) == ["none"] && list.papers[0].title == "NA")
    #expect(list.papers[0].abstract == "<i>N/A</i>" && list.papers[0].journal == "null")
  }

  @Test(arguments: [
    ("eid,doi,title,coverDate,description,authkeywords,author_names\n2-s2.0-7,10.5555/X,T,2031-06-02,So.,a | b,B C;D E"),
    ("cord_uid,sha,source_x,title,doi,pmcid,abstract,publish_time,authors\nu1,a1,PMC,T,10.5555/x,P1,So.,2031-06-02,\"C, B; E, D\""),
    ("#,Lens ID,Title,Date Published,Publication Year,Source Title,Author/s,Abstract,Keywords,DOI\n1,1-2,T,2031-06-02,2031,J,B C; D E,So.,a; b,10.5555/x"),
    ("Title,Authors,Abstract,Published Year,Published Month,Journal,Accession Number,DOI,Ref,Covidence #\nT,\"C, B; E, D\",So.,2031,6,J,,10.5555/x,4,#9"),
    ("key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,abstract,notes,doi,keywords\nrayyan-1,T,2031,6,2,J,,1,2,3,\"C, B and E, D\",https://e.org,eng,So.,,10.5555/x,a"),
    ("Rank,Publication ID,DOI,PMID,Title,Abstract,Source title,MeSH terms,Publication date,PubYear\n1,pub.7,10.5555/x,7,T,So.,J,a; b,2031-06-02,2031"),
    ("record_id,title,abstract,authors,keywords,doi,year,asreview_label\n3,T,So.,\"C, B; E, D\",a,10.5555/X,2031.0,1"),
    ("\"Document Title\",Authors,\"Publication Title\",Date Added To Xplore,\"Publication Year\",Abstract,DOI,\"Author Keywords\"\nT,B. C; D. E,J,1 July 2031,2031,So.,10.5555/x,a;b"),
  ]) func tablesOfProgramsAreReadAsTheyAre(table: String) throws {
    let list = try read(table)
    #expect(
      list.papers.map(\.id.description) == ["10.5555/x"] && list.issues == [], "\(list.issues)")
    #expect(list.papers[0].title == "T" && list.papers[0].abstract == "So.")
    #expect(list.papers[0].date?.year == 2031)
  }

  @Test func columnsOfWebOfScienceAreTags() throws {
    let list = try read(
      "\u{FEFF}PT\tAU\tAF\tTI\tSO\tDE\tID\tAB\tPD\tPY\tDI\tUT\t\n"
        + "J\tBee, A; Cee, D\tBee, Ann; Cee, Dan\tT\tJ MOSS\tmoss; shade\tGROWTH\tSo.\tJUN 2\t2031\t10.5555/x\tWOS:1\t\n"
    )
    let paper = try #require(list.papers.first)
    #expect(paper.id == PaperID("10.5555/x") && paper.authors == ["Bee, Ann", "Cee, Dan"])
    #expect(paper.date == PaperDate("2031-06-02") && paper.categories == ["moss", "shade"])
    #expect(list.issues == [])
  }

  @Test func numbersOfSpreadsheetsGetTheirZerosBack() throws {
    let list = try read(
      "id,title,update_date\n704.0002,A,11/26/2008\n1204.1,B,2012-04-01\n1501.1,C,\n12.5,D,\n1399.1,E,"
    )
    #expect(
      list.papers.map(\.id.description) == [
        "0704.0002", "1204.1000", "1501.10000", "12.5", "1399.1",
      ])
    #expect(list.papers[0].date == PaperDate("2008-11-26"))
  }

  @Test func listsInACellAreTakenApart() throws {
    let list = try read(
      ",id,title,categories,authors\n0,3106.00001,T,\"['q-bio.PE', 'stat.AP']\",\"['A B', \"\"C D\"\"]\""
    )
    #expect(list.papers[0].categories == ["q-bio.PE", "stat.AP"])
    #expect(list.papers[0].authors == ["A B", "C D"])
  }

  @Test func backslashesKeepQuotationMarksInAField() throws {
    let list = try read(
      #"""
      id,title,abstract,year
      a,"The \"Moss\", a Survey","We say: \"so\".",2031
      b,"Ferns \alpha and \"Moss\"",plain,2030
      c,"doubled ""too""",x,2029
      """#)
    #expect(
      list.papers.map(\.title) == [
        #"The "Moss", a Survey"#, #"Ferns \alpha and "Moss""#, #"doubled "too""#,
      ])
    #expect(list.papers[0].abstract == #"We say: "so"."# && list.issues == [])
    // Where marks are doubled, a backslash before one is a backslash.
    let plain = try read("id,title,year\na,\"x\\\",2031\nb,\"y \\\"\"z\"\"\",2030\n")
    #expect(plain.papers.map(\.title) == ["x\\", "y \\\"z\""])
  }

  @Test func linesMayStandBeforeTheHeaderAndSpacesBeforeQuotes() throws {
    let list = try read(
      "About: exported by us, on a day\n\nID, \"Title\", \"Abstract\", Year\n7, \"A, b\", \"So, so.\", 2031\n"
    )
    #expect(list.papers.map(\.title) == ["A, b"] && list.papers[0].abstract == "So, so.")
    #expect(list.papers[0].id == PaperID("7") && list.papers[0].date == PaperDate("2031"))
    #expect(list.papers.count == 1)
  }

  @Test func columnsOfOtherProgramsAreKnown() throws {
    let german = try read("Titel;Autoren;Zusammenfassung;Jahr\nT;A. Bee; Wir sehen hin.;2031")
    #expect(german.papers.map(\.abstract) == ["Wir sehen hin."])
    #expect(german.papers[0].authors == ["A. Bee"] && german.papers[0].date?.year == 2031)
    let archive = try read("id,dc.title[en],dc.contributor.author,dc.date.issued\n1,T,A||B,2031-06")
    #expect(archive.papers.map(\.title) == ["T"] && archive.papers[0].authors == ["A", "B"])
    #expect(archive.papers[0].date == PaperDate("2031-06"))
    let zotero = try read("Key,Item Type,Title\na,attachment,PDF\nb,journalArticle,T")
    #expect(zotero.papers.map(\.title) == ["T"])
    #expect(
      zotero.issues.map(\.message) == ["an entry of the kind \"attachment\" was skipped"])
  }
}
