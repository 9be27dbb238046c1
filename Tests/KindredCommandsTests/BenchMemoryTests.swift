// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing

@testable import KindredCommands

@Suite struct BenchMemoryTests {
  private static let gigabyte: UInt64 = 1_000_000_000

  private func memory(
    _ job: KernelBench.Job, _ rowCount: Int = 20_000, _ columnCount: Int = 256,
    neighbors: Int = 10, clusters: Int = 100
  ) -> BenchMemory {
    BenchMemory(
      job, rowCount: rowCount, columnCount: columnCount, neighborCount: neighbors,
      clusterCount: clusters)
  }

  @Test func refusalSaysWhatIsNeededAndWhatThereIs() {
    let refusal = memory(.gemv, 10_000_000, 65_536).refusal(physicalMemory: 25 * Self.gigabyte)
    #expect(
      refusal
        == "gemv on 10000000 x 65536 rows needs about 2.6 TB of memory, and this machine has 25.0 GB"
    )
  }

  @Test func whatFitsIsNotRefused() {
    for job in KernelBench.Job.allCases {
      #expect(memory(job).refusal(physicalMemory: Self.gigabyte) == nil)
    }
  }

  @Test(arguments: KernelBench.Job.allCases) func rowsThemselvesCountForEveryJob(
    job: KernelBench.Job
  ) {
    #expect(memory(job).needed > 4 * 20_000 * 256)
    #expect(memory(job, 10_000_000, 65_536).refusal(physicalMemory: 2_621 * Self.gigabyte) != nil)
  }

  @Test func neighborsOfEveryRowCount() {
    let few = memory(.graph, 1_000_000, 16)
    let many = memory(.graph, 1_000_000, 16, neighbors: 10_000)
    #expect(few.refusal(physicalMemory: Self.gigabyte) == nil)
    #expect(
      many.refusal(physicalMemory: 100 * Self.gigabyte)?.hasPrefix(
        "graph on 1000000 x 16 rows with 10000 neighbors needs about 400.1 GB") == true)
    #expect(memory(.query, 1_000_000, 16, neighbors: 10_000).needed < Double(Self.gigabyte))
  }

  @Test func noMoreNeighborsOrClustersCountThanThereAreRows() {
    for job in [KernelBench.Job.graph, .kmeans] {
      let all = memory(job, 50, 4, neighbors: 50, clusters: 50)
      #expect(memory(job, 50, 4, neighbors: 1_000_000, clusters: 10_000_000) == all)
    }
  }

  @Test func clustersTimesColumnsCount() {
    let many = memory(.kmeans, 1_000_000, 1_024, clusters: 1_000_000)
    #expect(
      many.refusal(physicalMemory: 20 * Self.gigabyte)?.hasPrefix(
        "kmeans on 1000000 x 1024 rows with 1000000 clusters needs about 41.") == true)
    #expect(
      memory(.kmeans, 1_000_000, 1_024).refusal(physicalMemory: 20 * Self.gigabyte) == nil)
  }

  @Test func projectionsAreBoundedByPapersTermsAndDirections() {
    func needed(_ papers: Int, _ terms: Int, _ dimension: Int) -> Double {
      BenchMemory(projectionOf: papers, termCount: terms, dimension: dimension).needed
    }
    #expect(needed(58_042, 200_000, 65_536) > 100e9)
    #expect(needed(58_042, 200_000, 128) < 1e9)
    #expect(needed(42, 800, 65_536) == needed(42, 800, 42))
    #expect(throws: ValidationError.self) {
      try BenchMemory(projectionOf: 10_000_000, termCount: 10_000_000, dimension: 65_536).check()
    }
  }
}
