// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import Synchronization
import Testing

@Suite struct PipelineTests {
  private struct Broken: Error, Equatable { let item: Int }

  @Test(arguments: [1, 2, 5], [true, false])
  func resultsStandInTheOrderOfTheItems(threadCount: Int, inOrder: Bool) throws {
    let results = try Parallelism(threadCount: threadCount).pipelined(inOrder: inOrder) { hand in
      for item in 0..<100 { try hand(item) }
    } _: {
      $0 * $0
    }
    #expect(results == (0..<100).map { $0 * $0 })
    let none = try Parallelism(threadCount: threadCount).pipelined {
      (_: @escaping (Int) throws -> Void) in
    } _: {
      $0
    }
    #expect(none == [])
  }

  @Test func itemsInOrderNeverOverlap() throws {
    let running = Atomic(0)
    let seen = try Parallelism(threadCount: 4).pipelined(inOrder: true) { hand in
      for item in 0..<50 { try hand(item) }
    } _: { (_: Int) in
      let before = running.wrappingAdd(1, ordering: .sequentiallyConsistent).oldValue
      _ = running.wrappingSubtract(1, ordering: .sequentiallyConsistent)
      return before
    }
    #expect(seen.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [1, 2, 5]) func errorsOfEitherSideEndIt(threadCount: Int) {
    let parallelism = Parallelism(threadCount: threadCount)
    #expect(throws: Broken(item: 7)) {
      try parallelism.pipelined(inOrder: true) { hand in
        for item in 0... { try hand(item) }
      } _: { item in
        if item == 7 { throw Broken(item: item) }
      }
    }
    #expect(throws: Broken(item: -1)) {
      try parallelism.pipelined { hand in
        try hand(1)
        throw Broken(item: -1)
      } _: {
        $0
      }
    }
  }
}
