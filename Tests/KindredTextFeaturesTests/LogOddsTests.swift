// SPDX-License-Identifier: Apache-2.0

import KindredTextFeatures
import TestSupport
import Testing

@Suite struct LogOddsTests {
  private struct Counts: Decodable {
    let total: Int
    let otherTotal: Int
    let counts: [Int]
    let otherCounts: [Int]
    let deviations: [Double]
  }

  @Test func deviationsAreNumPys() throws {
    let golden = try Golden.load("log-odds", as: Counts.self)
    let found = zip(golden.counts, golden.otherCounts).map {
      LogOdds.deviation($0, of: golden.total, against: $1, of: golden.otherTotal)
    }
    #expect(distance(found, golden.deviations) < Tolerance.double)
  }

  @Test func theOtherSideSeesTheOpposite() {
    for (count, other) in [(0, 5), (3, 3), (10, 0), (10, 20)] {
      let here = LogOdds.deviation(count, of: 10, against: other, of: 20)
      #expect(here == -LogOdds.deviation(other, of: 20, against: count, of: 10))
    }
  }

  @Test func moreEvidenceSaysMore() {
    let little = LogOdds.deviation(2, of: 4, against: 1, of: 40)
    let much = LogOdds.deviation(20, of: 40, against: 10, of: 400)
    #expect(0 < little && little < much)
  }

  @Test func nothingAndEverythingSayNothing() {
    #expect(LogOdds.deviation(0, of: 4, against: 0, of: 40) == 0)
    #expect(LogOdds.deviation(0, of: 0, against: 0, of: 0) == 0)
    #expect(LogOdds.deviation(4, of: 4, against: 40, of: 40) == 0)
    #expect(LogOdds.deviation(4, of: 4, against: 0, of: 0).isFinite)
  }
}
