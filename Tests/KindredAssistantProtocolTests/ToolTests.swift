// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredPapers
import KindredStore
import TestSupport
import Testing

@testable import KindredAssistantProtocol

@Suite struct ToolTests {
  private func call(
    _ name: String, _ arguments: JSONValue, _ papers: any PaperCollection
  ) throws -> (answer: JSONValue?, text: String) {
    var isInitialized = true
    let message: JSONValue = [
      "jsonrpc": "2.0", "id": 1, "method": "tools/call",
      "params": ["name": .text(name), "arguments": arguments],
    ]
    let line = try #require(
      AssistantServer(papers, version: "1").answer(
        message.line.utf8, isInitialized: &isInitialized))
    let result = try #require(JSONValue(line.utf8)?["result"])
    let text = try #require(result["content"]?.items?.first?["text"]?.text)
    #expect((result["isError"] == true) == (result["structuredContent"] == nil))
    return (result["structuredContent"], text)
  }

  private func ids(_ answer: JSONValue?) -> [String] {
    answer?["papers"]?.items?.compactMap { $0["id"]?.text } ?? []
  }

  private static let asked: [(String, JSONValue)] = [
    ("search_papers", ["query": "bababan babaken", "limit": 5, "detail": "abstract"]),
    ("find_related", ["papers": ["p0004"], "away_from": ["p0003"]]),
    ("recommend_papers", ["liked": ["p0004", "p0008"], "disliked": ["p0003"], "diverse": true]),
    ("get_papers", ["papers": ["p0004", "odd/id 1", "p9999"]]),
    ("explain_similarity", ["paper": "p0004", "other": "p0008"]),
    ("list_papers", ["order": "oldest", "since": "2031-06-03", "limit": 3]),
    ("group_papers", ["groups": 3, "with_ids": true, "categories": ["cs"]]),
    (
      "compare_periods",
      ["old": ["until": "2031-06-14"], "new": ["since": "2031-06-15", "until": "2031"]]
    ),
    ("library_info", [:]),
  ]

  @Test func everyAnswerFitsItsSchemaAndIsTheSameFromALibrary() throws {
    let papers = Seeded.datedPapers(40)
    let engine = Engine(papers)
    try TemporaryFolder.withLibrary { path in
      _ = try Library.add(papers, to: path)
      let library = try Library(reading: path, keepsIndex: true)
      #expect(Set(Self.asked.map(\.0)) == Set(Tool.all.map(\.name)))
      for tool in Tool.all {
        let arguments = try #require(Self.asked.first { $0.0 == tool.name }).1
        let (answer, text) = try call(tool.name, arguments, engine)
        let found = try #require(answer, "\(tool.name): \(text)")
        #expect(JSONSchema(schema: tool.output).problems(in: found, tool.name) == [])
        #expect(JSONValue(text.utf8) == found)
        // Only a library knows when it was changed.
        if tool.name != "library_info" {
          #expect(try call(tool.name, arguments, library).answer == found, "\(tool.name)")
        } else {
          #expect(try call(tool.name, [:], library).answer?["changed"]?.text != nil)
        }
      }
    }
  }

  @Test func pagesHoldEveryPaperOnceAndFit() throws {
    let engine = Engine(Seeded.datedPapers(60, abstractCopies: 8))
    for name in ["list_papers", "search_papers", "find_related"] {
      var seen: [String] = []
      var offset = 0
      while true {
        var arguments: [String: JSONValue] = [
          "limit": 50, "offset": .integer(offset), "detail": "abstract",
        ]
        if name == "search_papers" { arguments["query"] = .text(engine.corpus.papers[5].title) }
        if name == "find_related" { arguments["papers"] = ["p0005"] }
        let (answer, text) = try call(name, .object(arguments), engine)
        #expect(text.utf8.count <= PageOfPapers.mostBytes + 400)
        seen += ids(answer)
        #expect(answer?["truncated"] == .truth(answer?["next_offset"] != .null))
        guard let next = answer?["next_offset"]?.integer else { break }
        #expect(next > offset)
        offset = next
        if ids(answer).isEmpty { break }
      }
      #expect(Set(seen).count == seen.count)
      #expect(seen.count >= (name == "list_papers" ? 60 : 20), "\(name)")
    }
  }

  @Test func groupsFitHoweverManyAreAskedFor() throws {
    let engine = Engine(Seeded.datedPapers(300))
    let (answer, text) = try call(
      "group_papers", ["groups": 60, "per_group": 20, "with_ids": true], engine)
    #expect(text.utf8.count <= PageOfPapers.mostBytes)
    #expect(answer?["truncated"] == true && answer?["papers"] == 300)
  }

  @Test func listsFollowTheOrderAskedFor() throws {
    let engine = Engine(Seeded.datedPapers(10))
    let newest = ids(try call("list_papers", ["limit": 3], engine).answer)
    #expect(newest == ["p0009", "p0008", "p0007"])
    let oldest = ids(
      try call("list_papers", ["order": "oldest", "limit": 2, "offset": 1], engine).answer)
    #expect(oldest == ["odd/id 1", "p0002"])
    try TemporaryFolder.withLibrary { path in
      let papers = Seeded.datedPapers(10)
      _ = try Library.add(Array(papers[5...]), to: path)
      _ = try Library.add(Array(papers[..<2]), to: path)
      let library = try Library(reading: path)
      let added = ids(try call("list_papers", ["order": "added", "limit": 2], library).answer)
      #expect(added == ["odd/id 1", "p0000"])
    }
  }

  @Test func whatCannotBeAnsweredSaysHowToMendIt() throws {
    let engine = Engine(Seeded.datedPapers(20))
    func problem(_ name: String, _ arguments: JSONValue) throws -> String {
      let (answer, text) = try call(name, arguments, engine)
      #expect(answer == nil)
      return text
    }
    #expect(try problem("search_papers", ["qeury": "x"]).contains("there are: "))
    #expect(try problem("search_papers", ["query": "x", "limit": 500]).contains("at most 50"))
    #expect(try problem("find_related", ["papers": ["p00004"]]).contains("p0004"))
    #expect(try problem("list_papers", ["since": "2031-02-31"]).contains("calendar"))
    #expect(
      try problem("list_papers", ["since": "2032", "until": "2031"]).contains("after until"))
    #expect(try problem("group_papers", ["since": "2050"]).contains("no paper"))
    #expect(try problem("compare_periods", ["old": ["until": "1990"], "new": [:]]).contains("old"))
  }

  @Test func sharesAddUpWithTheRest() throws {
    let engine = Engine(Seeded.datedPapers(20))
    let (answer, _) = try call(
      "explain_similarity", ["paper": "p0004", "other": "p0008", "limit": 2], engine)
    let reasons = answer?["reasons"]?.items ?? []
    let sum = reasons.reduce(answer?["rest"]?.double ?? 0) { $0 + ($1["share"]?.double ?? 0) }
    #expect(reasons.count == 2)
    #expect(abs(sum - (answer?["similarity"]?.double ?? 0)) < 1e-5)
    let found = try engine.related(to: ["p0004"], count: 20).neighbors
      .first { $0.paper.id == PaperID("p0008") }
    #expect(answer?["similarity"] == found.map { .rounded($0.similarity) })
    let same = try call("explain_similarity", ["paper": "p0004", "other": "p0004"], engine).answer
    #expect(same?["similarity"]?.double ?? 0 > answer?["similarity"]?.double ?? 1)
  }
}
