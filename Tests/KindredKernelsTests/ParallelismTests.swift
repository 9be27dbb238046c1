// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import Testing

@Suite struct ParallelismTests {
  @Test(arguments: [1, 2, 3, 16]) func resultsStandInOrder(threadCount: Int) {
    let parallelism = Parallelism(threadCount: threadCount)
    #expect(parallelism.map(count: 1_000) { $0 * $0 } == (0..<1_000).map { $0 * $0 })
    #expect(parallelism.map(count: 0) { $0 } == [])
  }

  @Test(arguments: [1, 2, 3]) func blocksCoverEverythingOnce(threadCount: Int) {
    let blocks = Parallelism(threadCount: threadCount).mapBlocks(of: 10, size: 4) { $0 }
    #expect(blocks == [0..<4, 4..<8, 8..<10])
  }
}
