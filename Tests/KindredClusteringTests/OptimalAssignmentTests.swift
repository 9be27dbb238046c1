// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredKernels
import TestSupport
import Testing

@Suite struct OptimalAssignmentTests {
  private struct AssignmentGolden: Decodable {
    let gains: [[Double]]
    let total: Double
  }

  private func total(_ gains: [[Double]], _ columns: [Int?]) -> Double {
    zip(gains, columns).reduce(0) { sum, pair in sum + (pair.1.map { pair.0[$0] } ?? 0) }
  }

  private func pairing(_ gains: [[Double]]) -> [Int?] {
    optimalAssignment(
      gains.flatMap { $0 }, rowCount: gains.count, columnCount: gains.first?.count ?? 0)
  }

  @Test func totalsAreSciPys() throws {
    for golden in try Golden.load("assignment", as: [AssignmentGolden].self) {
      let columns = pairing(golden.gains)
      let used = columns.compactMap { $0 }
      #expect(Set(used).count == used.count)
      #expect(used.count == min(golden.gains.count, golden.gains[0].count))
      #expect(abs(total(golden.gains, columns) - golden.total) < Tolerance.double)
    }
  }

  @Test func theLargestGainIsNotAlwaysTaken() {
    #expect(pairing([[9, 8], [8, 1]]) == [1, 0])
  }

  @Test func equalGainsPairInOrder() {
    #expect(pairing([[1, 1, 1], [1, 1, 1]]) == [0, 1])
  }

  @Test func everyPairingIsAsGoodAsTryingAll() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let shape = (1 + generator.next(below: 4), 1 + generator.next(below: 5))
      let gains = (0..<shape.0).map { _ in
        (0..<shape.1).map { _ in Double(generator.next(below: 7)) - 3 }
      }
      func best(_ row: Int, _ taken: Set<Int>, _ free: Int) -> Double {
        guard row < shape.0 else { return 0 }
        let skipped = free > 0 ? best(row + 1, taken, free - 1) : -.infinity
        return (0..<shape.1).filter { !taken.contains($0) }.reduce(skipped) { most, column in
          max(most, gains[row][column] + best(row + 1, taken.union([column]), free))
        }
      }
      #expect(total(gains, pairing(gains)) == best(0, [], max(0, shape.0 - shape.1)))
    }
  }

  @Test func nothingHasNoPairs() {
    #expect(optimalAssignment([], rowCount: 0, columnCount: 3) == [])
    #expect(optimalAssignment([], rowCount: 2, columnCount: 0) == [nil, nil])
  }
}
