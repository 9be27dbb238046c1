// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct NearestRowGraphTests {
  /// More rows than a tile has, values that tie in every tile, and some zero rows.
  private static let tied: Matrix = {
    var generator = SeededGenerator(seed: 8)
    return Matrix(
      rowCount: 1_300, columnCount: 3,
      elements: (0..<3_900).map { _ in Float(generator.next(below: 3)) })
  }()

  @Test(arguments: [1, 2, 3], [1, 9, 1_299, 5_000]) func graphIsThatOfAllPairs(
    threadCount: Int, count: Int
  ) {
    let rows = Self.tied
    let graph = nearestRowGraph(
      rows, count: count, parallelism: Parallelism(threadCount: threadCount))
    let scores = Twin.timesTransposed(rows, rows)
    for row in stride(from: 0, to: 1_300, by: count > 100 ? 97 : 1) {
      let expected = Twin.nearest(scores[row], count: count, except: row)
      #expect(firstDifference(graph[row].map(\.row), expected) == nil, "row \(row)")
    }
  }

  @Test func similaritiesAreSymmetric() {
    let rows = Seeded.unitRows(700, 20)
    let graph = nearestRowGraph(rows, count: 699)
    for row in stride(from: 0, to: 700, by: 50) {
      for neighbor in graph[row] {
        let back = graph[neighbor.row].first { $0.row == row }
        #expect(back?.similarity == neighbor.similarity)
      }
    }
  }

  @Test(arguments: [2, 3]) func bitsDoNotDependOnThreads(threadCount: Int) {
    let rows = Seeded.unitRows(2_000, 24)
    let together = nearestRowGraph(
      rows, count: 7, parallelism: Parallelism(threadCount: threadCount))
    #expect(firstDifference(together, nearestRowGraph(rows, count: 7)) == nil)
  }

  @Test func edgesHaveAnswers() {
    #expect(nearestRowGraph(Matrix(rowCount: 0, columnCount: 3), count: 4) == [])
    #expect(nearestRowGraph(Seeded.unitRows(1, 3), count: 4) == [[]])
    #expect(nearestRowGraph(Seeded.unitRows(3, 3), count: 0) == [[], [], []])
    let flat = nearestRowGraph(Matrix(rowCount: 3, columnCount: 0), count: 1)
    #expect(flat.map { $0.map(\.row) } == [[1], [0], [0]])
  }
}
