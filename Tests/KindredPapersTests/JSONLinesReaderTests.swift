// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct JSONLinesReaderTests {
  private func read(_ text: String) throws -> PaperList {
    try PaperReader().read(Array(text.utf8), source: "x.jsonl")
  }

  @Test func everyFieldIsRead() throws {
    let paper = try read(
      """
      {"id":"math.GT/0309136v2","title":"A\\n title","abstract":"An  abstract","date":"2003-09-08",\
      "categories":["math.GT","math.AT"],"url":"http://arxiv.org/abs/math/0309136"}
      """
    ).papers[0]
    #expect(paper.id.description == "math/0309136")
    #expect(paper.version == 2)
    #expect(paper.title == "A title")
    #expect(paper.abstract == "An abstract")
    #expect(paper.date?.description == "2003-09-08")
    #expect(paper.categories == ["math.GT", "math.AT"])
    #expect(paper.url == "http://arxiv.org/abs/math/0309136")
  }

  @Test func onlyTheTitleIsRequired() throws {
    let list = try read(#"{"title":"T"}"#)
    #expect(list.papers.map { $0.from(nil) } == [Paper(title: "T")])
    #expect(list.issues == [])
  }

  @Test func typesAreTakenAsTheyCome() throws {
    let list = try read(
      """
      {"id":17,"title":"T","abstract":null,"date":1958,"categories":"a b","more":{"x":[1]}}

      {"id":"any name","title":"U"}
      """)
    #expect(list.papers[0].id.description == "17")
    #expect(list.papers[0].date?.description == "1958")
    #expect(list.papers[0].categories == ["a", "b"])
    #expect(list.papers[1].id.description == "any name")
    #expect(list.issues == [])
  }

  @Test(arguments: [
    ("id", "[1]"), ("abstract", "{}"), ("date", "[]"), ("categories", "7"),
    ("categories", "[1]"), ("url", "false"), ("authors", "[1, 2]"), ("authors", "true"),
  ]) func anOddFieldCostsTheFieldAndIsTold(field: String, value: String) throws {
    let list = try read("{\"title\":\"T\",\"\(field)\":\(value)}")
    #expect(list.papers.map { $0.from(nil) } == [Paper(title: "T")])
    #expect(
      list.issues.map(\.message) == [
        "the field \"\(field)\" is of another type and was left out"
      ])
  }

  @Test func badLinesAreToldAndSkipped() throws {
    let list = try read(
      """
      {"title":"T"}
      {"title":"cut off
      [1,2]
      {"title":7}
      {"abstract":"no title"}
      {"title":"U","date":"soon"}
      """)
    #expect(list.papers.map(\.title) == ["T", "U"])
    #expect(list.issues.map(\.line) == [2, 3, 4, 5, 6])
    #expect(list.issues.allSatisfy { $0.source == "x.jsonl" })
  }

  @Test func linesKeepTheirNumbersInLargeFiles() throws {
    let line = #"{"title":"\#(String(repeating: "x", count: 90_000))"}"# + "\n"
    let list = try read(String(repeating: line, count: 150) + "{broken}\n")
    #expect(list.papers.count == 150)
    #expect(list.issues.map(\.line) == [151])
  }

  @Test(arguments: [
    ("\"kind\":\"a b\"", "a b"), ("\"kind\":7", "7"), ("\"kind\":true", "true"),
    ("\"kind\":[\"x\",\"y\"]", "x"), ("\"kind\":{\"a\":1}", nil), ("\"kind\":null", nil),
    ("\"other\":1", nil),
  ]) func aFieldBecomesTheLabel(field: String, label: String?) throws {
    let text = "{\"title\":\"Coral\",\(field)}"
    let list = try PaperReader(labelField: "kind").read(Array(text.utf8), source: "-")
    #expect(list.papers.map(\.label) == [label])
    #expect(try PaperReader().read(Array(text.utf8), source: "-").papers[0].label == nil)
  }

  @Test func thePrimaryCategoryBecomesTheLabel() throws {
    let text = "{\"title\":\"Coral\",\"categories\":\"cs.CV cs.LG\"}"
    let list = try PaperReader(labelField: "categories").read(Array(text.utf8), source: "-")
    #expect(list.papers[0].label == "cs.CV")
  }
}
