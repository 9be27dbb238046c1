// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredCommands

@Suite struct MachineLoadTests {
  @Test func runningThreadsAreTheFourthField() {
    #expect(MachineLoad(loadavg: "0.20 0.18 0.12 3/107 4711\n")?.runningCount == 3)
    for text in ["", "0.20 0.18 0.12", "0.2 0.1 0.1 x/107 1", "0.2 0.1 0.1 -3/107 1", "a b c / d"] {
      #expect(MachineLoad(loadavg: text) == nil)
    }
  }

  /// Loads with as many threads of other programs beside the one that looks.
  private func loads(_ others: Int...) -> [MachineLoad] {
    others.compactMap { MachineLoad(loadavg: "0 0 0 \($0 + 1)/99 1") }
  }

  private func disturbs(
    _ loads: [MachineLoad], speeds: [Double] = [10], threads: Int = 2, processors: Int = 2
  ) -> Bool {
    MachineLoad.disturbs(
      speeds, loads, threadCount: threads, processorCount: processors)
  }

  @Test func anIdleMachineDisturbsNothing() {
    #expect(!disturbs(loads(0, 0, 0)))
    #expect(!disturbs(loads(1, 0, 0)))
    #expect(!disturbs([]))
    #expect(!disturbs(loads(0), threads: 64))
  }

  @Test func otherWorkDisturbsWhereNoProcessorIsLeftForIt() {
    #expect(disturbs(loads(1, 1, 0)))
    #expect(!disturbs(loads(1, 1, 1), threads: 1))
    #expect(disturbs(loads(2, 2, 2), threads: 1))
    #expect(!disturbs(loads(9, 9, 9), threads: 2, processors: 64))
  }

  @Test func speedsThatAreMostlyLowAreDisturbed() {
    #expect(disturbs([], speeds: [100, 50, 79]))
    #expect(!disturbs([], speeds: [100, 50, 81]))
    #expect(!disturbs([], speeds: [100, 10, 10, 99, 98]))
  }
}
