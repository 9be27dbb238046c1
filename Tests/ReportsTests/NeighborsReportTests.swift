// SPDX-License-Identifier: Apache-2.0

import Engine
import Papers
import Reports
import TestSupport
import Testing

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
}
