// SPDX-License-Identifier: Apache-2.0

import Kernels
import TestSupport
import Testing

@Suite struct NearestRowsTests {
  private struct NeighborGolden: Decodable {
    let corpus: [[Double]]
    let queryCount: Int
    let rows: [[Int]]
    let similarities: [[Double]]
  }

  @Test func rowsAreNumpys() throws {
    let golden = try Golden.load("neighbors", as: NeighborGolden.self)
    let corpus = Matrix(doubles: golden.corpus)
    let found = nearestRows(
      queries: corpus.rows(at: Array(0..<golden.queryCount)), corpus: corpus, count: 5)
    #expect(found.map { $0.map(\.row) } == golden.rows)
    #expect(
      distance(found.map { $0.map(\.similarity) }, golden.similarities) < Tolerance.single)
  }

  @Test(arguments: [1, 2, 3]) func blocksAndThreadsDoNotShow(threadCount: Int) {
    // More rows than a block of either kind, and values that tie in every block.
    var generator = SeededGenerator(seed: 6)
    let corpus = Matrix(
      rowCount: 4_500, columnCount: 3,
      elements: (0..<13_500).map { _ in Float(generator.next(below: 4)) })
    let queries = corpus.rows(at: Array(0..<300))
    let found = nearestRows(
      queries: queries, corpus: corpus, count: 9, excludesSameRow: true,
      parallelism: Parallelism(threadCount: threadCount))
    let scores = Twin.timesTransposed(queries, corpus)
    for query in 0..<300 {
      let expected = Twin.nearest(scores[query], count: 9, except: query)
      #expect(found[query].map(\.row) == expected)
    }
  }

  @Test func moreThanThereAreGivesAll() {
    let rows = Seeded.unitRows(5, 4)
    let found = nearestRows(queries: rows, corpus: rows, count: 50)
    #expect(found.allSatisfy { $0.map(\.row).sorted() == [0, 1, 2, 3, 4] })
  }

  @Test func emptySidesGiveEmptyLists() {
    let rows = Seeded.unitRows(5, 4)
    let nothing = Matrix(rowCount: 0, columnCount: 4)
    #expect(nearestRows(queries: nothing, corpus: rows, count: 3) == [])
    #expect(nearestRows(queries: rows, corpus: nothing, count: 3) == [[], [], [], [], []])
    #expect(nearestRows(queries: rows, corpus: rows, count: 0) == [[], [], [], [], []])
  }

  @Test func zeroRowsAreEquallyFarFromAll() {
    let rows = Matrix(rows: [[0, 0], [1, 0], [0, 1]])
    let found = nearestRows(queries: rows, corpus: rows, count: 2)
    #expect(found[0] == [Neighbor(row: 0, similarity: 0), Neighbor(row: 1, similarity: 0)])
  }
}
