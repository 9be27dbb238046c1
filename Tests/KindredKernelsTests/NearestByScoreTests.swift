// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct NearestByScoreTests {
  private let rows = Seeded.unitRows(500, 12)

  @Test(arguments: [1, 2, 3]) func everyoneIsExact(threadCount: Int) {
    let arrays = rows.rowArrays
    let found = nearestByScore(
      queryCount: 500, corpusCount: 500, count: 7,
      parallelism: Parallelism(threadCount: threadCount), excludes: { $0 == $1 },
      score: { Twin.dot(arrays[$0], arrays[$1]) })
    let scores = Twin.timesTransposed(rows, rows)
    for query in 0..<500 {
      #expect(found[query].map(\.row) == Twin.nearest(scores[query], count: 7, except: query))
    }
  }

  @Test(arguments: [1, 3]) func fewQueriesAgainstManyRowsAreExactToo(threadCount: Int) {
    let found = nearestByScore(
      queryCount: 2, corpusCount: 20_000, count: 5,
      parallelism: Parallelism(threadCount: threadCount),
      score: { query, row in Double((row * (query + 7)) % 1_009) })
    for query in 0..<2 {
      let scores = (0..<20_000).map { Double(($0 * (query + 7)) % 1_009) }
      #expect(found[query].map(\.row) == Twin.nearest(scores, count: 5))
    }
  }

  @Test func nobodyHasNoNeighbors() {
    #expect(
      nearestByScore(
        queryCount: 0, corpusCount: 0, count: 3, score: { _, _ in 0 })
        == [])
    #expect(
      nearestByScore(
        queryCount: 2, corpusCount: 0, count: 3, score: { _, _ in 0 })
        == [[], []])
  }
}
