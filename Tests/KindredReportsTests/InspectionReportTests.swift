// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import KindredReports
import Testing

@Suite struct InspectionReportTests {
  private let report: InspectionReport = {
    let list = PaperList(
      papers: [
        Paper(id: PaperID("a"), version: 1, title: "Coral", date: PaperDate("2031-06-02")),
        Paper(id: PaperID("a"), version: 2, title: "Coral", date: PaperDate("2031-06-03")),
        Paper(id: PaperID("b"), title: "Tides"), Paper(id: PaperID("b"), title: "Glaciers"),
      ],
      issues: [ReadingIssue(source: "w.md", line: 7, message: "no link")]
    ).folded()
    return InspectionReport(Engine(list.papers).inspection(of: list))
  }()

  @Test func jsonHasEveryFieldOfTheContract() throws {
    let data = Data(report.write(.json).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      Set(document.keys) == ["papers", "dates", "terms", "nonzeros", "folded", "renamed", "issues"])
    #expect(document["papers"] as? Int == 3)
    #expect(
      document["dates"] as? [String: String] == ["first": "2031-06-03", "last": "2031-06-03"])
    #expect((document["folded"] as? [[String: Any]])?.first?["dropped"] as? Int == 1)
    #expect((document["renamed"] as? [[String: Any]])?.first?["id"] as? String == "b")
    #expect((document["issues"] as? [[String: Any]])?.first?["line"] as? Int == 7)
  }

  @Test func textListsFoldsAndIssues() {
    let text = report.write(.text)
    #expect(text.contains("folded a: v1 into v2\n"))
    #expect(text.contains("renamed b: another paper has this name, this one is b~2\n"))
    #expect(text.contains("w.md:7: no link\n"))
    #expect(text.hasPrefix("papers"))
  }
}
