// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredPapers
import Testing

@testable import KindredEngine
@testable import KindredReports

@Suite struct TrendsReportTests {
  private let trends = Trends(
    PaperClusters(
      choice: ClusterCountChoice(clusterCount: 1, reason: .asked),
      clusters: [
        PaperCluster(
          label: "reefs <&>",
          papers: ["2024-01-02", "2024-02-03", "2024-02-04"].map {
            ClusterMember(
              paper: Paper(id: PaperID("p\($0)"), title: "On <reefs> \($0)", date: PaperDate($0)),
              fit: 1)
          }, cohesion: 1)
      ], outliers: [Paper(id: PaperID("u"), title: "No date")]), by: .month)

  @Test func aRowIsATopicInAPeriod() {
    let report = TrendsReport(trends)
    #expect(
      report.write(.csv).hasPrefix("topic,period,papers,share,low,high\r\nreefs <&>,2024-01,1,1.0,")
    )
    #expect(report.lines.map(\.papers) == [1, 2])
    #expect(report.write(.jsonl).split(separator: "\n").count == 2)
  }

  @Test func jsonNamesFirstAndRepresentativePapers() {
    let topic = TrendsReport(trends).document.topics[0]
    #expect(topic.periods.map(\.first.value) == ["p2024-01-02", "p2024-02-03"])
    #expect(topic.number == 1)
    #expect(TrendsReport(trends).document.undated == ["u"])
  }

  @Test func textIsNoWiderThanAsked() {
    for width in [40, 80] {
      let text = TrendsReport(trends).write(.text, width: width)
      #expect(text.contains("2024-02") && text.contains("1 paper without a date"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= max(width, 62) })
    }
  }

  @Test func aPageHasAPlotForEachTopicAndEscapesNames() {
    let html = TrendsPage(trends).html
    #expect(html.contains("class=\"multiple g\"") && html.contains("reefs &lt;&amp;&gt;"))
    #expect(!html.contains("<reefs>"))
    #expect(html.contains("2 of 2 papers"))
    let titled = TrendsPage(trends, title: "Reefs & more").html
    #expect(titled.contains("<title>Reefs &amp; more</title>"))
    #expect(titled.contains("<p>3 papers in 1 topic · "))
  }
}
