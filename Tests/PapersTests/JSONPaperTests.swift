// SPDX-License-Identifier: Apache-2.0

import Papers
import Testing

@Suite struct JSONPaperTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x")
  }

  /// A line as arXiv's metadata snapshot has it.
  @Test func theSnapshotOfArXiv() throws {
    let line = """
      {"id":"0704.0001","submitter":"A","title":"Coral\\n  reefs","doi":"10.1000/other",\
      "categories":"q-bio.PE hep-ex","abstract":"  Water\\nstays warm.\\n",\
      "versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},\
      {"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26"}
      """
    let paper = try #require(try read(line).papers.first)
    #expect(paper.id == PaperID("0704.0001") && paper.version == 2)
    #expect(paper.title == "Coral reefs" && paper.abstract == "Water stays warm.")
    #expect(paper.date == PaperDate("2007-04-02"))
    #expect(paper.categories == ["q-bio.PE", "hep-ex"])
  }

  /// An answer as Semantic Scholar gives it.
  @Test func semanticScholar() throws {
    let list = try read(
      """
      {"total": 3, "data": [
        {"paperId": "ab", "externalIds": {"ArXiv": "1705.10311", "DOI": "10.1000/X", "CorpusId": 7},
         "title": "Coral", "abstract": null, "year": 2017, "publicationDate": "2017-05-29",
         "fieldsOfStudy": ["Biology"]},
        {"paperId": "cd", "externalIds": {"DOI": "10.1000/ABC"}, "title": "Reef", "year": 2011},
        {"paperId": "ef", "title": "Fish", "publicationDate": null}
      ]}
      """)
    #expect(list.papers.map(\.id.description) == ["1705.10311", "10.1000/abc", "ef"])
    #expect(list.papers.map(\.date) == [PaperDate("2017-05-29"), PaperDate("2011"), nil])
    #expect(list.papers[0].categories == ["Biology"] && list.issues.isEmpty)
  }

  /// An answer as OpenAlex gives it.
  @Test func openAlex() throws {
    let list = try read(
      """
      {"meta": {"count": 2}, "results": [
        {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.48550/arxiv.2403.12008",
         "display_name": "Coral", "publication_date": "2024-03-18",
         "abstract_inverted_index": {"reefs": [1, 3], "Coral": [0], "and": [2], "x": [-1, 99999999]},
         "primary_location": {"landing_page_url": "http://arxiv.org/abs/2403.12008v3"}},
        {"id": "https://openalex.org/W2", "display_name": "Reef", "publication_year": 2020,
         "abstract_inverted_index": null, "primary_location": null}
      ]}
      """)
    #expect(list.papers.map(\.id.description) == ["2403.12008", "https://openalex.org/W2"])
    #expect(list.papers.map(\.abstract) == ["Coral reefs and reefs", ""])
    #expect(list.papers[0].version == 3 || list.papers[0].version == nil)
    #expect(list.papers.map(\.date) == [PaperDate("2024-03-18"), PaperDate("2020")])
  }

  @Test func listsOfObjectsAreRead() throws {
    let list = try read(" [ {\"title\": \"A\"}, 5, {\"id\": 1}, {\"title\": \"B\"} ]")
    #expect(list.papers.map(\.title) == ["A", "B"])
    #expect(
      list.issues.map(\.message) == [
        "entry 2: not a JSON object, skipped", "entry 3: a paper without a title was skipped",
      ])
  }

  @Test(arguments: ["[", "[1, 2", "{\"results\": 5}", "{\"data\": [}", "{\"meta\": {}}"])
  func whatIsNoListGivesNoPapers(text: String) {
    #expect(throws: PapersError.self) { try read(text) }
  }

  @Test func datesOfMailAreDatesOrNothing() throws {
    func date(_ text: String) throws -> PaperDate? {
      try read("{\"title\": \"A\", \"date\": \"\(text)\"}").papers[0].date
    }
    #expect(try date("2 Apr 2007") == PaperDate("2007-04-02"))
    #expect(try date("Mon, 31 Dec 1999 23:59:59 -0500") == PaperDate("1999-12-31"))
    for text in ["Mon, 31 Feb 2007", "Mon, 2 Foo 2007", "Mon", "99 Apr 2007", "2 Apr 07"] {
      #expect(try date(text) == nil)
    }
  }

  @Test func linesAreOfBoundedLength() throws {
    let long = "{\"title\": \"" + String(repeating: "a", count: 17 << 20) + "\"}\n"
    let list = try read("{\"title\": \"A\"}\n" + long + "{\"title\": \"B\"}\n")
    #expect(list.papers.map(\.title) == ["A", "B"])
    #expect(list.issues.map(\.message) == ["a line of more than 16 MiB was skipped"])
  }

  @Test(arguments: [
    (##"["math.CO cs.CG"]"##, ["math.CO", "cs.CG"]),
    (##"["hep-th math-ph", "cs"]"##, ["hep-th", "math-ph", "cs"]),
    (##"["computer science"]"##, ["computer science"]), (##"["cs vision"]"##, ["cs vision"]),
    (##"["math physics"]"##, ["math physics"]), (##"[" "]"##, []),
  ])
  func categoriesInOneTextOfAListAreToldApart(list: String, categories: [String]) throws {
    let papers = try PaperReader().read(
      Array(##"{"title":"T","categories":\##(list)}"##.utf8), source: "x.jsonl"
    ).papers
    #expect(papers.map(\.categories) == [categories])
  }
}
