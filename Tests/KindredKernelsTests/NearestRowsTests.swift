// SPDX-License-Identifier: Apache-2.0

import KindredKernels
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

  /// Small whole numbers: products are exact, and ties are everywhere, in every block.
  private static func tiedRows(_ rowCount: Int) -> Matrix {
    var generator = SeededGenerator(seed: 6)
    return Matrix(
      rowCount: rowCount, columnCount: 3,
      elements: (0..<3 * rowCount).map { _ in Float(generator.nextUniform() * 4).rounded(.down) })
  }

  @Test(arguments: [1, 2, 3], [1, 3, 4, 5, 600]) func blocksAndThreadsDoNotShow(
    threadCount: Int, queryCount: Int
  ) {
    let corpus = Self.tiedRows(9_000)
    let queries = corpus.rows(at: (0..<queryCount).map { 7 * $0 })
    let found = nearestRows(
      queries: queries, corpus: corpus, count: 9,
      parallelism: Parallelism(threadCount: threadCount))
    let scores = Twin.timesTransposed(queries.rows(at: [0, queryCount - 1]), corpus)
    #expect(found.count == queryCount)
    #expect(found[0].map(\.row) == Twin.nearest(scores[0], count: 9))
    #expect(found[queryCount - 1].map(\.row) == Twin.nearest(scores[1], count: 9))
  }

  @Test(arguments: [1, 8, 700], [1, 40, 5_000]) func onlyAllowedRowsAreFound(
    queryCount: Int, allowedCount: Int
  ) {
    var generator = SeededGenerator(seed: 7)
    let corpus = Self.tiedRows(6_000)
    let rows = generator.sample(allowedCount, of: 6_000)
    let queries = corpus.rows(at: Array(0..<queryCount))
    let found = nearestRows(
      queries: queries, corpus: corpus, count: 30, allowed: RowSet(rowCount: 6_000, rows))
    let scores = Twin.timesTransposed(queries.rows(at: [0]), corpus)[0]
    let expected = Twin.nearest(rows.map { scores[$0] }, count: 30).map { rows[$0] }
    #expect(found[0].map(\.row) == expected)
    #expect(found.allSatisfy { $0.count == min(30, allowedCount) })
  }

  @Test func nobodyAllowedFindsNothing() {
    let corpus = Self.tiedRows(100)
    let found = nearestRows(
      queries: corpus, corpus: corpus, count: 3, allowed: RowSet(rowCount: 100))
    #expect(found.allSatisfy { $0.isEmpty })
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
