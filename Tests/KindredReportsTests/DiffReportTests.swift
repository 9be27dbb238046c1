// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import TestSupport
import Testing

@testable import KindredReports

@Suite struct DiffReportTests {
  private let report: DiffReport = {
    let papers = Seeded.papers(120, subjectCount: 6).enumerated()
    let old = papers.filter { $0.offset % 6 < 4 && $0.offset < 60 }.map(\.element)
    var new = papers.filter { $0.offset % 6 > 0 && $0.offset >= 60 }.map(\.element)
    new[0] = Paper(
      id: new[0].id, title: "<b>|" + new[0].title, abstract: new[0].abstract,
      date: PaperDate("2031-06-09"), url: "javascript:alert(1)")
    return DiffReport(PeriodComparison([old, new].counted()), sources: ["a.md", "b.md"])
  }()

  @Test func jsonHasEveryFieldOfTheContract() throws {
    let data = Data(report.write(.json).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(document.keys) == ["periods", "diffs"])
    let periods = try #require(document["periods"] as? [[String: Any]])
    #expect(periods.map { $0["source"] as? String } == ["a.md", "b.md"])
    #expect(periods.map { $0["papers"] as? Int } == [40, 50])
    #expect(periods[0]["dates"] is NSNull)
    #expect((periods[1]["dates"] as? [String: String])?["first"] == "2031-06-09")
    let group = try #require((periods[0]["clusters"] as? [[String: Any]])?.first)
    #expect(Set(group.keys) == ["label", "description", "size", "papers"])
    let diff = try #require((document["diffs"] as? [[String: Any]])?.first)
    #expect(Set(diff.keys) == ["old", "new", "changes", "rising", "falling"])
    let changes = try #require(diff["changes"] as? [[String: Any]])
    for change in changes {
      #expect(
        Set(change.keys) == ["change", "similarity", "old", "new", "rising", "falling"])
    }
    let kinds = changes.compactMap { $0["change"] as? String }
    #expect(kinds.contains("new") && kinds.contains("gone"))
    #expect(changes.flatMap { $0["new"] as? [Int] ?? [] }.sorted() == Array(1...5))
  }

  @Test func textFitsItsWidth() {
    let text = report.write(.text, width: 72)
    #expect(
      text.hasPrefix("1. a.md: 40 papers in 4 groups\n2. 2031-06-09: 50 papers in 5 groups\n"))
    #expect(text.contains("\ngone, 10 papers\n") && text.contains("\nnew, 10 papers\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
  }

  @Test func markdownTakesNothingOfAPaperForMarkup() {
    let text = report.write(.markdown)
    #expect(text.contains("- \\<b\\>\\|"))
    #expect(!text.contains("javascript") && !text.contains("<b>"))
  }

  @Test func tablesHaveARowForEachGroup() {
    let rows = report.write(.csv).split(separator: "\r\n")
    #expect(rows.count == 1 + 4 + 5)
    #expect(rows.first == "periods,change,kind,period,group,label,papers,ids")
  }

  @Test func bandsLeadFromAllOfABarToAllOfAnother() throws {
    let comparison = report.comparison
    let flows = PeriodFlows(comparison, names: ["first", "second"])
    for change in comparison.diffs[0].changes {
      guard let old = change.old.first, let new = change.new.first else { continue }
      #expect(flows.colors[0][old] == flows.colors[1][new])
    }
    #expect(flows.colors.allSatisfy { Set($0).count == $0.count && !$0.contains(-1) })
    let bands = comparison.diffs[0].changes.reduce(0) { $0 + $1.old.count * $1.new.count }
    #expect(flows.svg.components(separatedBy: "class=\"band g\"").count == bands + 1)
    #expect(PeriodFlows(PeriodComparison([Corpus([])]), names: ["none"]).svg.contains("none"))
  }

  @Test func aPageNamesEachChangeAndListsEachPaperOnce() {
    let html = DiffPage(report, title: "Two <weeks>").html
    #expect(html.contains("<title>Two &lt;weeks&gt;</title>"))
    #expect(
      html.components(separatedBy: "<section class=\"change g\"").count
        == report.comparison.diffs[0].changes.count + 1)
    #expect(html.components(separatedBy: "<li id=").count == 91)
  }
}
