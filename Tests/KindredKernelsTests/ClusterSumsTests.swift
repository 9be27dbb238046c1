// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct ClusterSumsTests {
  private let rows = Seeded.unitRows(900, 11)

  private func assignments(seed: UInt64) -> [Int32] {
    var generator = SeededGenerator(seed: seed)
    return (0..<900).map { _ in Int32(generator.next(below: 13)) }
  }

  private func plain(_ assignments: [Int32], _ cluster: Int) -> [Double] {
    var sum = [Double](repeating: 0, count: 11)
    for (row, values) in rows.rowArrays.enumerated() where assignments[row] == cluster {
      for column in values.indices { sum[column] += Double(values[column]) }
    }
    return sum
  }

  private func expect(_ sums: ClusterSums, _ assignments: [Int32]) {
    for cluster in 0..<13 {
      let expected = plain(assignments, cluster)
      let length = expected.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(sums.length(cluster) - length) < Tolerance.double)
      #expect(sums.sizes[cluster] == assignments.count { $0 == cluster })
      let product = zip(expected, rows.rowArrays[7]).reduce(0) { $0 + $1.0 * Double($1.1) }
      #expect(abs(sums.dot(cluster, rows, 7) - product) < Tolerance.double)
    }
  }

  @Test(arguments: [1, 3], [3, 300, 900]) func movedSumsAreThoseFromTheStart(
    threadCount: Int, movedCount: Int
  ) {
    let threads = Parallelism(threadCount: threadCount)
    let before = assignments(seed: 1)
    var after = before
    let other = assignments(seed: 2)
    for row in 0..<movedCount { after[row] = other[row] }
    var sums = ClusterSums(rows, before, clusterCount: 13, parallelism: threads)
    expect(sums, before)
    let moved = (0..<900).filter { before[$0] != after[$0] }.map {
      (row: $0, from: Int(before[$0]))
    }
    sums.move(moved, of: rows, to: after, parallelism: threads)
    expect(sums, after)
  }

  @Test func emptyClustersKeepTheirDirection() {
    let former = Seeded.unitRows(2, 11, seed: 4)
    let sums = ClusterSums(
      rows.rows(at: [0]), [1], clusterCount: 2, parallelism: .sequential)
    let directions = sums.directions(former: former)
    #expect(directions.rowArrays[0] == former.rowArrays[0])
    #expect(distance(directions.rowArrays[1], rows.rowArrays[0]) < 1e-6)
  }
}
