// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@Suite struct SeedDistancesTests {
  @Test func sumsAreThoseOfTheTwin() {
    let rows = Seeded.unitRows(203, 9)
    var distances = SeedDistances(rows)
    distances.lower(rows.rows(at: [4]), parallelism: .sequential)
    let trials = rows.rows(at: [4, 10, 90])
    let sums = distances.sums(after: trials, parallelism: .sequential)
    let products = Twin.timesTransposed(rows, trials)
    for trial in 0..<3 {
      let expected = products.reduce(0) { $0 + max(0, min(1 - $1[0], 1 - $1[trial])) }
      #expect(abs(sums[trial] - expected) < 1e-4)
    }
    distances.lowerToTrial(2)
    #expect(abs(distances.sum - sums[2]) < 1e-6)
  }

  @Test func chosenRowsAreNeverDrawn() {
    let rows = Matrix(rows: [[1, 0], [1, 0], [0, 1], [-1, 0]])
    var distances = SeedDistances(rows)
    distances.lower(rows.rows(at: [0]), parallelism: .sequential)
    #expect(distances.sum == 3)
    #expect(distances.row(at: 0) == 2)
    #expect(distances.row(at: 0.99) == 2)
    #expect(distances.row(at: 1.5) == 3)
    #expect(distances.row(at: 99) == 3)
  }
}
