// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct JSONEntryTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x")
  }

  /// A line as arXiv's metadata snapshot has it.
  @Test func theSnapshotOfArXiv() throws {
    let line = """
      {"id":"0704.0001","submitter":"A","title":"Coral\\n  reefs","doi":"10.1000/Other 10.1000/b",\
      "authors":"C. Bal\\\\'azs, E. L. Berger","authors_parsed":[["Balázs","C.",""],["Berger","E. L.","Jr."]],\
      "journal-ref":"Phys.Rev.D76",\
      "categories":"q-bio.PE hep-ex","abstract":"  Water\\nstays warm.\\n",\
      "versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},\
      {"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26"}
      """
    let paper = try #require(try read(line).papers.first)
    #expect(paper.id == PaperID("0704.0001") && paper.version == 2)
    #expect(paper.title == "Coral reefs" && paper.abstract == "Water stays warm.")
    #expect(paper.date == PaperDate("2007-04-02"))
    #expect(paper.categories == ["q-bio.PE", "hep-ex"])
    #expect(paper.authors == ["C. Balázs", "E. L. Berger Jr."])
    #expect(paper.journal == "Phys.Rev.D76" && paper.doi == "10.1000/other")
  }

  @Test(
    arguments: [
      (#"["A. B", "C, D"]"#, ["A. B", "C, D"]), (#""A. B, C. D and E""#, ["A. B", "C. D", "E"]),
      (#"[{"name": "A"}, {"display_name": "B"}, {"literal": "C"}]"#, ["A", "B", "C"]),
      (#"[{"given": "A.", "family": "B"}, {"family": "C"}, 5, "D"]"#, ["A. B", "C", "D"]),
      (#"[{"author": {"display_name": "A"}}, {"author": 5}]"#, ["A"]), ("[]", []), ("null", []),
    ] as [(String, [String])])
  func authorsHaveManyForms(json: String, names: [String]) throws {
    for field in ["authors", "authorships", "author"] {
      let list = try read("{\"title\": \"T\", \"\(field)\": \(json)}")
      #expect(list.papers.map(\.authors) == [names] && list.issues == [])
    }
  }

  @Test func authorsAreOfBoundedLength() throws {
    let names = Array(repeating: "\"" + String(repeating: "a", count: 1_000) + "\"", count: 1_100)
    let list = try read("{\"title\": \"T\", \"authors\": [\(names.joined(separator: ","))]}")
    #expect(list.papers.map(\.authors) == [[]])
    #expect(list.issues.map(\.message) == ["authors of more than 1 MiB were left out"])
  }

  /// An answer as Semantic Scholar gives it.
  @Test func semanticScholar() throws {
    let list = try read(
      """
      {"total": 3, "data": [
        {"paperId": "ab", "externalIds": {"ArXiv": "1705.10311", "DOI": "10.1000/X", "CorpusId": 7},
         "authors": [{"authorId": "1", "name": "A. Smith"}, {"authorId": null, "name": "B"}],
         "venue": "", "journal": {"name": "J. Reefs", "pages": "1"},
         "title": "Coral", "abstract": null, "year": 2017, "publicationDate": "2017-05-29",
         "fieldsOfStudy": ["Biology"]},
        {"paperId": "cd", "externalIds": {"DOI": "10.1000/ABC"}, "title": "Reef", "year": 2011},
        {"paperId": "ef", "title": "Fish", "publicationDate": null}
      ]}
      """)
    #expect(list.papers.map(\.id.description) == ["1705.10311", "10.1000/abc", "ef"])
    #expect(list.papers.map(\.date) == [PaperDate("2017-05-29"), PaperDate("2011"), nil])
    #expect(list.papers[0].categories == ["Biology"] && list.issues.isEmpty)
    #expect(list.papers[0].authors == ["A. Smith", "B"] && list.papers[0].journal == "J. Reefs")
    #expect(list.papers.map(\.doi) == ["10.1000/x", "10.1000/abc", nil])
  }

  /// An answer as OpenAlex gives it.
  @Test func openAlex() throws {
    let list = try read(
      """
      {"meta": {"count": 2}, "results": [
        {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.48550/arxiv.2403.12008",
         "display_name": "Coral", "publication_date": "2024-03-18",
         "abstract_inverted_index": {"reefs": [1, 3], "Coral": [0], "and": [2], "x": [-1, 99999999]},
         "primary_location": {"landing_page_url": "http://arxiv.org/abs/2403.12008v3", "is_oa": true,
         "source": {"id": "S1", "display_name": "arXiv"}},
         "authorships": [{"author_position": "first", "author": {"id": "A1", "display_name": "A. Smith"}}]},
        {"id": "https://openalex.org/W2", "display_name": "Reef", "publication_year": 2020,
         "abstract_inverted_index": null, "primary_location": null}
      ]}
      """)
    #expect(list.papers.map(\.id.description) == ["2403.12008", "https://openalex.org/W2"])
    #expect(list.papers.map(\.abstract) == ["Coral reefs and reefs", ""])
    #expect(list.papers.map(\.authors) == [["A. Smith"], []])
    #expect(list.papers.map(\.journal) == ["arXiv", nil] && list.papers.map(\.doi) == [nil, nil])
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
    for text in ["Mon", "2 Apr 07", "Foo"] { #expect(try date(text) == nil) }
    // Of a date that is in no calendar what is left is kept.
    #expect(try date("Mon, 31 Feb 2007") == PaperDate("2007-02"))
    #expect(try date("Mon, 2 Foo 2007") == PaperDate("2007"))
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
