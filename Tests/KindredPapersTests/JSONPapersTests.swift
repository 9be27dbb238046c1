// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

/// Answers of services and files of programs, as they are shaped.
@Suite struct JSONPapersTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x").folded()
  }

  private func ids(_ text: String) throws -> [String] {
    try read(text).papers.map(\.id.description)
  }

  @Test func listsOfDailyPapersHaveSummaries() throws {
    let list = try read(
      """
      {"id": "3106.00007", "pdf": "https://arxiv.org/pdf/3106.00007", "title": "Tides", \
      "summary": "We time tides.", "published": "2031-06-04T08:00:00Z", "categories": ["physics.ao-ph"]}
      """)
    #expect(list.papers.map(\.abstract) == ["We time tides."] && list.issues == [])
    #expect(list.papers.map(\.date) == [PaperDate("2031-06-04")])
    #expect(list.papers.map(\.url) == ["https://arxiv.org/pdf/3106.00007"])
  }

  @Test func bibliographiesInCSLHaveDatesInParts() throws {
    let list = try read(
      """
      [{"id": "http://zotero.org/users/2/items/X", "type": "book", "title": "Dunes", "DOI": "10.5555/DUNES",
        "abstract": "Sand moves.", "container-title": "J. Sand", "URL": "https://example.org/dunes",
        "author": [{"family": "Roe", "given": "Ann"}, {"literal": "Sand Group"}],
        "issued": {"date-parts": [["2031", 3]]}, "accessed": {"date-parts": [[2032, 1, 1]]}},
       {"id": "x2", "title": "Mud", "note": "arXiv:3106.00008 [cs.CV]", "issued": {"raw": "7 May 2030"}}]
      """)
    #expect(list.papers.map(\.id.description) == ["10.5555/dunes", "3106.00008"])
    #expect(list.papers.map { $0.date?.description } == ["2031-03", "2030-05-07"])
    #expect(list.papers[0].authors == ["Ann Roe", "Sand Group"])
    #expect(
      list.papers[0].journal == "J. Sand" && list.papers[0].url == "https://example.org/dunes")
    #expect(list.issues == [])
  }

  @Test func identifiersStandUnderManyNames() throws {
    let lines = """
      {"arxiv_id": "3106.00001", "url_abs": "https://arxiv.org/abs/3106.00001v2", "title": "A"}
      {"entry_id": "http://arxiv.org/abs/3106.00002v3", "title": "B"}
      {"corpusid": 5, "externalids": {"ArXiv": "3106.00003", "DOI": "10.5555/c"}, "title": "C"}
      {"_id": "77", "title": "D", "text": "A long story."}
      {"id": 3106.00005, "title": "E", "year": 2031.0}
      {"id": 12.0, "title": "F"}
      {"pmid": "38000001", "title": "G", "key": "g"}
      {"url": "https://example.org/doi/full/10.5555/h.8?via=x", "title": "H"}
      {"id": "x", "journal-ref": "arXiv preprint arXiv:3106.00009", "title": "I"}
      {"url": "https://pubmed.ncbi.nlm.nih.gov/38000002/", "title": "J", "abstract": ["One.", "Two."]}
      """
    let list = try read(lines)
    #expect(
      list.papers.map(\.id.description) == [
        "3106.00001", "3106.00002", "3106.00003", "77", "3106.00005", "12", "pmid:38000001",
        "10.5555/h.8", "3106.00009", "pmid:38000002",
      ])
    #expect(list.papers[9].abstract == "One. Two.")
    #expect(list.papers[1].version == 3 && list.papers[2].doi == "10.5555/c")
    #expect(list.papers[3].abstract == "A long story." && list.papers[4].date == PaperDate("2031"))
  }

  @Test func whatPythonWritesForNothingIsNothing() throws {
    let list = try read(
      #"[{"title": "A", "doi": NaN, "abstract": "None", "date": "NaT", "id": "3106.00001"}]"#)
    #expect(list.papers.map(\.abstract) == [""] && list.papers[0].date == nil && list.issues == [])
  }

  @Test(arguments: [
    #"{"recommendedPapers": [{"paperId": "p", "title": "A", "externalIds": {"ArXiv": "3106.00001"}}]}"#,
    #"{"data": [{"contexts": ["so"], "citingPaper": {"title": "A", "externalIds": {"ArXiv": "3106.00001"}}}]}"#,
    #"[null, {"title": "A", "externalIds": {"ArXiv": "3106.00001"}}]"#,
    #"{"response": {"numFound": 1, "docs": [{"title": ["A"], "identifier": ["2031xyz", "arXiv:3106.00001"]}]}}"#,
    #"[{"paper": {"id": "3106.00001", "title": "A", "summary": "So."}, "title": "A", "numComments": 3}]"#,
    #"{"notes": [{"id": "Xy", "content": {"title": {"value": "A"}, "arxiv": {"value": "3106.00001"}}}]}"#,
    #"{"hits": {"hits": [{"_id": "9", "_source": {"title": "A", "arxiv_id": "3106.00001"}}]}}"#,
    #"{"feed": {"title": "All", "updated": "2031", "entry": [{"id": "http://arxiv.org/abs/3106.00001v1", "title": "A"}]}}"#,
    #"{"data": {"edges": [{"node": {"title": {"en": "A"}, "arxiv": "3106.00001"}}]}}"#,
    #"{"2031-06-02": {"3106.00001": {"title": "A", "abstract": "So."}}}"#,
    #"{"title": "a week", "date": "2031", "items": [{"title": "A", "id": "3106.00001"}]}"#,
    #"{"title": "A", "id": "3106.00001", "authors": ["B C"], "references": [{"title": "Z"}]}"#,
  ]) func listsAreFoundByTheirShape(json: String) throws {
    #expect(try ids(json) == ["3106.00001"], "\(json)")
    #expect(try read(json).papers.map(\.title) == ["A"])
  }

  @Test func worksOfCrossrefHaveListsAndMarkup() throws {
    let list = try read(
      """
      {"status": "ok", "message-type": "work-list", "message": {"facets": {}, "items": [
        {"DOI": "10.5555/KELP", "title": ["Why <i>Laminaria</i> &amp; CO<sub>2</sub> matter"],
         "abstract": "<jats:title>Abstract</jats:title><jats:p>We see pH &lt; 8.</jats:p>",
         "issued": {"date-parts": [[2031, 6, 3]]}, "indexed": {"date-time": "2031-07-01T00:00:00Z"},
         "author": [{"given": "A.", "family": "Bee", "affiliation": []}], "subject": [],
         "container-title": ["J. Kelp"], "URL": "https://doi.org/10.5555/kelp",
         "reference": [{"key": "1", "article-title": "Other"}]},
        {"DOI": "10.5555/two", "title": ["Two"], "issued": {"date-parts": [[null]]}}]}}
      """)
    #expect(list.papers.map(\.title) == ["Why Laminaria & CO2 matter", "Two"])
    #expect(list.papers[0].abstract == "Abstract We see pH < 8.")
    #expect(list.papers[0].authors == ["A. Bee"] && list.papers[0].journal == "J. Kelp")
    #expect(list.papers.map { $0.date?.description } == ["2031-06-03", nil])
  }

  @Test func versionsOfPreprintServersAreOnePaper() throws {
    let list = try read(
      """
      {"messages": [{"status": "ok", "count": 2}], "collection": [
       {"doi": "10.1101/2031.01.01.000007", "title": "Moss grows", "authors": "Bee, A.; Cee, D.", "version": "1",
        "date": "2031-01-02", "category": "plant biology", "abstract": "Moss grows slowly.", "published": "NA"},
       {"doi": "10.1101/2031.01.01.000007", "title": "Moss grows in the shade", "version": "2",
        "date": "2031-02-02", "abstract": "Moss grows slowly, and only in the shade.",
        "published": "10.5555/moss"}]}
      """)
    #expect(list.papers.map(\.id.description) == ["10.1101/2031.01.01.000007"])
    #expect(list.papers[0].title == "Moss grows in the shade" && list.papers[0].version == 2)
    #expect(list.papers[0].categories == ["plant biology"])
    #expect(list.papers[0].authors == ["Bee, A.", "Cee, D."] && list.issues == [])
  }

  @Test func otherServicesAreReadAsTheyAnswer() throws {
    let europe = try read(
      """
      {"hitCount": 1, "resultList": {"result": [{"id": "39", "source": "MED", "pmid": "39", "title": "Ants.",
       "authorString": "Bee A, Cee D.", "authorList": {"author": [{"fullName": "Bee A"}, {"fullName": "Cee D"}]},
       "journalInfo": {"volume": "1", "journal": {"title": "J. Ants"}}, "pubYear": "2031",
       "abstractText": "<h4>Aim</h4>Ants walk.", "firstPublicationDate": "2031-02-03",
       "keywordList": {"keyword": ["ants", "paths"]}}]}}
      """)
    #expect(europe.papers.map(\.id.description) == ["pmid:39"])
    #expect(
      europe.papers[0].authors == ["Bee A", "Cee D"] && europe.papers[0].journal == "J. Ants")
    #expect(europe.papers[0].abstract == "Aim Ants walk." && europe.issues == [])
    #expect(europe.papers[0].date == PaperDate("2031-02-03"))
    #expect(europe.papers[0].categories == ["ants", "paths"])
    let review = try read(
      """
      {"notes": [{"id": "Ab1", "forum": "Ab1", "pdate": 1938124800000, "content": {"title": {"value": "Owls"},
       "abstract": {"value": "Owls hear."}, "authors": {"value": ["A. Bee"]}, "keywords": {"value": ["owl"]}}}]}
      """)
    #expect(review.papers.map(\.date) == [PaperDate("2031-06-02")])
    #expect(review.papers[0].authors == ["A. Bee"] && review.papers[0].categories == ["owl"])
    #expect(review.papers[0].abstract == "Owls hear." && review.issues == [])
  }

  @Test func fieldsThatLookLikeTextAreToldOnceAFile() throws {
    let text =
      "Wir messen, wie schnell die kleinen Meere nach langen und starken Stürmen wieder klar werden."
    let line =
      #"{"title": "T", "inhaltsangabe": "\#(text)", "erschienen am": "12.06.2031", "x": "so"}"#
    let list = try read(line + "\n" + line.replacing("\"T\"", with: "\"U\"") + "\n")
    #expect(
      list.issues.map(\.message) == [
        "the field \"erschienen am\" looks like a date, is not known and was not read",
        "the field \"inhaltsangabe\" looks like text, is not known and was not read",
      ])
    #expect(list.issues.map(\.line) == [1, 1])
  }

  @Test func fieldsWithoutATitleAreNamed() {
    let error = #expect(throws: PapersError.self) {
      try read(#"{"heading": "A", "abstract": "B"}"#)
    }
    #expect(
      error?.description.contains("a title is missing among its fields \"heading\", \"abstract\"")
        == true)
  }

  @Test func ourOwnObjectsAreTakenAtTheirWord() throws {
    let line = """
      {"id":"none","version":null,"title":"NA","authors":["A & B"],"abstract":"<i>x</i> © 2031 Y. All rights \
      reserved.","date":null,"categories":["a","a"],"journal":"null","doi":null,"url":null}
      """
    let paper = try #require(try read(line).papers.first)
    #expect(paper.id == PaperID("none") && paper.title == "NA" && paper.journal == "null")
    #expect(paper.abstract == "<i>x</i> © 2031 Y. All rights reserved.")
    #expect(paper.categories == ["a", "a"])
  }

  @Test(arguments: [
    "[]", "{\"data\": []}", "{\"results\": [], \"total\": 0}", "{\"message\": {\"items\": []}}",
    "[\n]\n",
  ]) func anEmptyListIsAnAnswer(json: String) throws {
    let list = try read(json)
    #expect(list.papers == [] && list.issues == [])
  }

  @Test(arguments: [
    "{}", "{\"message\": \"too many requests\"}", "{\"id\": 1, \"authors\": []}",
    "[{\"title\": \"cut",
  ]) func whatIsNoAnswerIsAnError(json: String) {
    #expect(throws: PapersError.self) { try read(json) }
  }

  @Test(arguments: [
    #"{"title": {"0": "A", "1": "B"}, "year": {"0": 2030, "1": 2031}}"#,
    #"{"title": ["A", "B"], "year": [2030, 2031]}"#,
    #"{"columns": ["title", "year"], "index": [0, 1], "data": [["A", 2030], ["B", 2031]]}"#,
    #"[["title", "year"], ["A", 2030], ["B", 2031]]"#,
    "{\n\"title\": \"A\",\n\"year\": 2030}\n{\n\"title\": \"B\",\n\"year\": 2031}\n",
    "[\n{\"title\": \"A\", \"year\": 2030},\n{\"title\": \"B\", \"year\": 2031},\n]",
    "{\"title\": \"A\", \"year\": 2030},\n{\"title\": \"B\", \"year\": 2031},\n",
    #"{"p": {"title": "A", "year": 2030}, "q": {"title": "B", "year": 2031}}"#,
  ]) func papersAreFoundHoweverTheyAreLaidOut(json: String) throws {
    let list = try read(json)
    #expect(list.papers.map(\.title) == ["A", "B"])
    #expect(list.papers.map { $0.date?.year } == [2030, 2031] && list.issues == [])
  }

  @Test func whatStandsBeforeABreakIsRead() throws {
    let list = try read("{\"data\": [{\"title\": \"A\"},\n{\"title\": \"B\"}, {\"title\": \"C")
    #expect(list.papers.map(\.title) == ["A", "B"])
    #expect(list.issues.map(\.message) == ["the JSON breaks off here"])
  }

  @Test func entriesOfReferenceManagersAreTold() throws {
    let list = try read(
      """
      [{"version": 77, "data": {"itemType": "preprint", "title": "T", "version": 77,
        "creators": [{"creatorType": "author", "firstName": "A.", "lastName": "Bee"},
        {"creatorType": "editor", "firstName": "E.", "lastName": "Dee"}], "tags": [{"tag": "moss"}]}},
       {"itemType": "attachment", "title": "PDF"}]
      """)
    #expect(list.papers.map(\.title) == ["T"] && list.papers[0].version == nil)
    #expect(list.papers[0].authors == ["A. Bee"] && list.papers[0].categories == ["moss"])
    #expect(
      list.issues.map(\.message) == ["entry 2: an entry of the kind \"attachment\" was skipped"])
  }

  @Test func namesAndIdentifiersAreReadInEveryShape() throws {
    let list = try read(
      """
      [{"dc:title": "T", "paper_date": "2031-06-03", "articleids": [{"idtype": "doi", "value": "10.5555/x"}],
        "author": [{"family": "Berg", "given": "E.", "non-dropping-particle": "van den"}],
        "abstract": {"h1": "Abstract", "p": "We look."}},
       {"metadata": {"title": "U", "creators": [{"creator": "Bee, A."}]}, "title": "U",
        "issued": {"year": 2031, "month": 6, "day": 4}, "arxiv_eprints": [{"value": "3106.00001"}]}]
      """)
    #expect(list.papers.map(\.id.description) == ["10.5555/x", "3106.00001"])
    #expect(list.papers.map { $0.date?.description } == ["2031-06-03", "2031-06-04"])
    #expect(list.papers.map(\.authors) == [["E. van den Berg"], ["Bee, A."]])
    #expect(list.papers[0].abstract == "We look." && list.issues == [])
  }
}
