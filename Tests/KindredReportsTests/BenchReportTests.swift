// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredReports
import Testing

@Suite struct BenchReportTests {
  private let dot = BenchReport.Measurement(
    job: "dot", work: .init(rows: 10, columns: 4), seconds: 0.0125, spread: 1.5, gflops: 3.25,
    gigabytesPerSecond: 13,
    ceiling: BenchReport.Ceiling(.readingFromBothEnds, speeds: [20, 20.8, 16]))

  private var graph: BenchReport.Measurement {
    var work = BenchReport.Work(rows: 10, columns: 4)
    work.neighbors = 3
    return BenchReport.Measurement(
      job: "graph", work: work, seconds: 0.5, spread: 1.25, gflops: 80,
      ceiling: BenchReport.Ceiling(.products, speeds: [100, 90]))
  }

  private var text: BenchReport.Measurement {
    var work = BenchReport.Work()
    work.papers = 42
    work.terms = 1
    return BenchReport.Measurement(
      job: "text", work: work, seconds: 2, spread: 1, papersPerSecond: 50, made: ["terms": 1],
      isBusy: true)
  }

  private func report(_ measurements: [BenchReport.Measurement]) -> BenchReport {
    BenchReport(
      machine: BenchReport.Machine(
        processor: "P", openblas: "O", core: "C", threads: 2,
        products: BenchReport.Ceiling(.products, speeds: [80, 100]),
        reading: BenchReport.Ceiling(.reading, speeds: [20]), bytesRead: 20_480_000,
        isBusy: measurements.contains(where: \.isBusy)),
      measurements: measurements)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func sharesArePartsOfTheFastestCeilingInItsOwnUnit() {
    func share(_ ceiling: BenchReport.Ceiling?) -> Double? {
      BenchReport.Measurement(
        job: "gemv", work: .init(), seconds: 1, spread: 1, gflops: 6, gigabytesPerSecond: 12,
        ceiling: ceiling
      ).share
    }
    #expect(share(BenchReport.Ceiling(.products, speeds: [8, 12, 10])) == 0.5)
    #expect(share(BenchReport.Ceiling(.reading, speeds: [16, 12, 15])) == 0.75)
    #expect(share(BenchReport.Ceiling(.readingFromBothEnds, speeds: [12])) == 1)
    #expect(share(nil) == nil)
  }

  @Test func ceilingsOfOneBoundAreJoined() {
    let joined = BenchReport.Ceiling(.reading, speeds: [10, 12]).joined(with: [
      BenchReport.Ceiling(.reading, speeds: [8, 11]),
      BenchReport.Ceiling(.readingFromBothEnds, speeds: [1]),
      BenchReport.Ceiling(.products, speeds: [100]),
    ])
    #expect(joined == BenchReport.Ceiling(.reading, speeds: [8, 12]))
    #expect(joined.spread == 1.5)
  }

  @Test func oneJobIsADocumentOfItsOwn() throws {
    let job = try object(report([dot]).write(.json))
    #expect(job["job"] as? String == "dot")
    #expect(job["seconds"] as? Double == 0.0125)
    #expect(job["spread"] as? Double == 1.5)
    #expect(job["gflops"] as? Double == 3.25)
    #expect(job["share"] as? Double == 0.625)
    #expect(job["busy"] as? Bool == false)
    #expect(job["work"] as? [String: Int] == ["rows": 10, "columns": 4])
    let ceiling = try #require(job["ceiling"] as? [String: Any])
    #expect(ceiling["bound"] as? String == "reading-from-both-ends")
    #expect(ceiling["fastest"] as? Double == 20.8)
    #expect(ceiling["slowest"] as? Double == 16)
  }

  @Test func severalJobsNameTheirMachine() throws {
    let all = try object(report([text, dot]).write(.json))
    let machine = try #require(all["machine"] as? [String: Any])
    #expect(machine["peak_gflops"] as? Double == 100)
    #expect(machine["peak_spread"] as? Double == 1.25)
    #expect(machine["stream_gbps"] as? Double == 20)
    #expect(machine["stream_spread"] as? Double == 1)
    #expect(machine["stream_bytes"] as? Int == 20_480_000)
    #expect(machine["busy"] as? Bool == true)
    #expect(all["size"] as? Int == 10)
    #expect(all["dimension"] as? Int == 4)
    #expect((all["jobs"] as? [[String: Any]])?.count == 2)
    #expect(report([dot, text]).write(.jsonl).split(separator: "\n").count == 2)
  }

  @Test func jobsOnPapersHaveNoSize() throws {
    let all = try object(report([text, text]).write(.json))
    #expect(all["size"] is NSNull && all["dimension"] is NSNull)
    let jobs = try #require(all["jobs"] as? [[String: Any]])
    #expect(jobs[0]["work"] as? [String: Int] == ["papers": 42, "terms": 1])
    #expect(!report([text]).write(.text).contains(" x "))
  }

  @Test func textKeepsUnitsAndSaysWhatEachJobWorkedOn() {
    let written = report([dot, graph]).write(.text)
    #expect(
      written == """
        P, O, C kernels
        2 threads: products 80.0-100.0 GFLOP/s, reading 20.5 MB 20.0-20.0 GB/s

        job    median ms  spread  GFLOP/s  GB/s  share  ceiling
        dot       12.500    1.50      3.2  13.0   62 %  16.0-20.8 GB/s
        graph    500.000    1.25     80.0         80 %  90.0-100.0 GFLOP/s

        job    work
        dot    10 x 4
        graph  10 x 4, 3 neighbors

        """)
    let csv = report([dot, text]).write(.csv)
    #expect(csv.contains("text,2000.000,1.00,,,50,,,\"42 papers, 1 term\"\r\n"))
  }

  @Test func busyMachinesAreNamed() {
    #expect(!report([dot, graph]).write(.text).contains(BenchReport.busyNote))
    #expect(report([dot, text]).write(.text).contains("\n\(BenchReport.busyNote)\n"))
  }
}
