// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredEngine
import KindredPapers
import KindredReports
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct NeighborsReportTests {
  private let report = NeighborsReport(Engine(Seeded.papers(8)).neighborGraph(count: 2))

  @Test func everyPaperIsALine() {
    let lines = report.write(.jsonl).split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[3].hasPrefix(#"{"id":"p0003","neighbors":[{"id":"p"#))
  }

  @Test func everyEdgeIsARow() {
    #expect(report.write(.csv).split(separator: "\r\n").count == 17)
    #expect(report.write(.csv).hasPrefix("id,rank,similarity,neighbor\r\np0000,1,"))
  }

  @Test func edgesStandBetweenTabs() {
    let lines = report.edges.split(separator: "\n")
    #expect(lines.count == 16)
    #expect(lines[0].split(separator: "\t").count == 3)
    #expect(lines[0].hasPrefix("p0000\tp"))
  }

  @Test func graphMLIsWellFormedWhateverTheText() throws {
    let hostile = [
      Paper(id: PaperID("a<\"&'>"), title: "</data>]]>\u{FFFF}&x; reef buoy", abstract: "tram"),
      Paper(id: PaperID("b"), title: "reef buoy", abstract: "tram", date: PaperDate("2031-06")),
    ]
    let text = NeighborsReport(Engine(hostile).neighborGraph(count: 2)).graphML
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse())
    #expect(text.contains("<edge source=\"b\" target=\"a&lt;&quot;&amp;&#39;&gt;\">"))
    #expect(text.contains("<data key=\"date\">2031-06</data>"))
    #expect(!text.unicodeScalars.contains("\u{FFFF}"))
  }
}
