// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredReports
import Testing

@testable import KindredCommands

@Suite struct MachineLimitsTests {
  private let limits = MachineLimits(
    rows: RandomRows.make(64, 16, seed: 1), parallelism: Parallelism(threadCount: 2))

  @Test func jobsRunOnceMoreThanTheyAreTimed() {
    for runCount in [1, 3, 8, 21] {
      var calls = 0
      let timing = limits.time(runCount, against: .reading) { calls += 1 }
      #expect(calls == runCount + 1)
      #expect(timing.median >= 0 && timing.observation.ceiling.bound == .reading)
    }
  }

  @Test func boundsAreMeasuredBeforeBetweenAndAfterWork() {
    var calls: [Int] = []
    let observed = limits.measure(.readingFromBothEnds, count: 4) { calls.append($0) }
    #expect(calls == [0, 1, 2])
    #expect(observed.ceiling.slowest > 0 && observed.ceiling.slowest <= observed.ceiling.fastest)
  }

  @Test func readingReadsTheRowsOfTheJobs() {
    #expect(limits.byteCount == 4 * 64 * 16)
  }
}
