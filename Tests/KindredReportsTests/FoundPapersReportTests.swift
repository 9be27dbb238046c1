// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import KindredReports
import TestSupport
import Testing

@Suite struct FoundPapersReportTests {
  private let engine = Engine([
    Paper(id: PaperID("a"), title: "Coral reefs", abstract: "Coral bleaching of reefs."),
    Paper(
      id: PaperID("b"), title: "Reefs <b>& \"corals\"</b>", abstract: "Coral.",
      date: PaperDate("2031-06-02"), url: "http://arxiv.org/abs/b"),
    Paper(id: PaperID("c"), title: "Buses", abstract: "Charging coral buses."),
  ])

  @Test func jsonHasEveryFieldOfTheContract() throws {
    let report = RelatedReport(try engine.related(to: ["a"], count: 5))
    let data = Data(report.write(.json).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let query = try #require(document["query"] as? [[String: Any]])
    #expect(query[0]["id"] as? String == "a")
    #expect(query[0]["title"] as? String == "Coral reefs")
    let neighbors = try #require(document["neighbors"] as? [[String: Any]])
    #expect(neighbors.count == 2)
    for neighbor in neighbors {
      #expect(
        Set(neighbor.keys)
          == ["rank", "id", "title", "date", "url", "similarity", "reasons"])
      let reasons = try #require(neighbor["reasons"] as? [[String: Any]])
      let sum = reasons.reduce(0) { $0 + ($1["share"] as? Double ?? .nan) }
      #expect(abs(sum - (neighbor["similarity"] as? Double ?? 0)) < 1e-5)
    }
    #expect(neighbors[0]["id"] as? String == "b")
    #expect(neighbors[0]["date"] as? String == "2031-06-02")
    #expect(neighbors[1]["date"] is NSNull)
  }

  @Test func textFitsAndNamesReasons() throws {
    let report = RelatedReport(try engine.related(to: ["a"], count: 5))
    let text = report.write(.text, width: 60)
    #expect(text.hasPrefix("related to a Coral reefs\n"))
    #expect(text.contains("reef"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    let explained = RelatedReport(try engine.related(to: ["a"], count: 1), explains: true)
    #expect(explained.write(.text).contains(" = 0."))
  }

  @Test func everyFormatIsWritten() throws {
    let report = RelatedReport(try engine.related(to: ["a"], count: 5))
    #expect(report.write(.csv).hasPrefix("rank,similarity,id,date,title,url,reasons\r\n1,"))
    #expect(report.write(.markdown).contains("Reefs \\<b\\>"))
    #expect(report.write(.jsonl).split(separator: "\n").count == 1)
  }

  @Test func manyAnswersAreOneLineEach() throws {
    let results = try engine.search(["coral", "nothing known"], count: 2)
    let report = SearchesReport(zip(["q1", "q2"], results).map { ($0, $1) })
    let lines = report.write(.jsonl).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix(#"{"id":"q1","neighbors":[{"#))
    #expect(lines[1] == #"{"id":"q2","neighbors":[]}"#)
  }
}
