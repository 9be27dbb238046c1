// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct RescoredNeighborsTests {
  private let rows = Seeded.unitRows(500, 12)

  @Test(arguments: [1, 2, 3]) func everyoneIsExact(threadCount: Int) {
    let arrays = rows.rowArrays
    let found = rescoredNeighbors(
      queryCount: 500, corpusCount: 500, count: 7,
      parallelism: Parallelism(threadCount: threadCount), excludes: { $0 == $1 },
      score: { Twin.dot(arrays[$0], arrays[$1]) })
    let scores = Twin.timesTransposed(rows, rows)
    for query in 0..<500 {
      #expect(found[query].map(\.row) == Twin.nearest(scores[query], count: 7, except: query))
    }
  }

  @Test(arguments: [1, 3]) func fewQueriesAgainstManyRowsAreExactToo(threadCount: Int) {
    let found = rescoredNeighbors(
      queryCount: 2, corpusCount: 20_000, count: 5,
      parallelism: Parallelism(threadCount: threadCount),
      score: { query, row in Double((row * (query + 7)) % 1_009) })
    for query in 0..<2 {
      let scores = (0..<20_000).map { Double(($0 * (query + 7)) % 1_009) }
      #expect(found[query].map(\.row) == Twin.nearest(scores, count: 5))
    }
  }

  @Test func proposalsAreDecidedByTheScore() {
    let found = rescoredNeighbors(
      queryCount: 1, corpusCount: 50, count: 3, proposals: [[4, 9, 0, 7, 8, 2]],
      score: { _, row in Double(row) })
    #expect(found[0].map(\.row) == [9, 8, 7])
  }

  @Test func nobodyHasNoNeighbors() {
    #expect(
      rescoredNeighbors(
        queryCount: 0, corpusCount: 0, count: 3, score: { _, _ in 0 })
        == [])
    #expect(
      rescoredNeighbors(
        queryCount: 2, corpusCount: 0, count: 3, score: { _, _ in 0 })
        == [[], []])
  }
}
