// SPDX-License-Identifier: Apache-2.0

import Foundation
import Reports
import Testing

@Suite struct BenchReportTests {
  private let dot = BenchReport.Measurement(
    job: "dot", seconds: 0.0125, spread: 1.5, gflops: 3.25, gigabytesPerSecond: 13, share: 0.625)
  private let text = BenchReport.Measurement(
    job: "text", seconds: 2, spread: 1, papersPerSecond: 50, made: ["terms": 7])

  private func report(_ measurements: [BenchReport.Measurement]) -> BenchReport {
    BenchReport(
      machine: BenchReport.Machine(
        processor: "P", openblas: "O", core: "C", threads: 2, peakGFLOPS: 100, streamGBPS: 20),
      rowCount: 10, dimension: 4, measurements: measurements)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func oneJobIsADocumentOfItsOwn() throws {
    let job = try object(report([dot]).write(.json))
    #expect(job["job"] as? String == "dot")
    #expect(job["seconds"] as? Double == 0.0125)
    #expect(job["spread"] as? Double == 1.5)
    #expect(job["gflops"] as? Double == 3.25)
    #expect(job["share"] as? Double == 0.625)
  }

  @Test func severalJobsNameTheirMachine() throws {
    let all = try object(report([dot, text]).write(.json))
    let machine = try #require(all["machine"] as? [String: Any])
    #expect(machine["peak_gflops"] as? Double == 100)
    #expect((all["jobs"] as? [[String: Any]])?.count == 2)
    #expect(report([dot, text]).write(.jsonl).split(separator: "\n").count == 2)
  }

  @Test func textKeepsUnits() {
    let written = report([dot, text]).write(.text)
    #expect(written.contains("2 threads: at most 100.0 GFLOP/s and 20.0 GB/s"))
    #expect(written.contains("dot      12.500    1.50      3.2  13.0             62 %"))
    #expect(written.contains("text   2000.000    1.00                       50\n"))
  }
}
