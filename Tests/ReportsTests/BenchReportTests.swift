// SPDX-License-Identifier: Apache-2.0

import Foundation
import Reports
import Testing

@Suite struct BenchReportTests {
  private let report = BenchReport(
    configuration: "OpenBLAS", threadCount: 2, size: 10, dimension: 4,
    measurements: [
      BenchReport.Measurement(
        job: "dot", seconds: 0.0125, spread: 1.5, gflops: 3.25, gigabytesPerSecond: 13)
    ])

  @Test func figuresKeepTheirUnits() throws {
    #expect(report.write(.text).contains("dot     12.500    1.50      3.2  13.0"))
    let line = Data(report.write(.jsonl).utf8)
    let job = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
    #expect(job["seconds"] as? Double == 0.0125)
    #expect(job["gflops"] as? Double == 3.25)
  }
}
