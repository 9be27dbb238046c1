// SPDX-License-Identifier: Apache-2.0

import Embeddings
import Kernels
import TestSupport
import Testing

@testable import Engine

@Suite struct PaperIndexTests {
  private func learned(_ paperCount: Int, columnCount: Int = 0) -> IndexBasis? {
    IndexBasis(
      paperCount: paperCount, documentFrequencies: [1, 2],
      backgroundMean: [Float](repeating: 0, count: BackgroundModel.shipped.dimension),
      directions: HalfMatrix(
        rounding: Matrix(rowCount: columnCount > 0 ? 2 : 0, columnCount: columnCount)))
  }

  @Test func aBasisIsOutgrownByTwiceAsManyPapersOrFewerThanHalf() throws {
    let basis = try #require(learned(60))
    for (count, isOutgrown) in [(29, true), (30, false), (60, false), (119, false), (120, true)] {
      #expect(basis.isOutgrown(by: count) == isOutgrown, "\(count)")
    }
  }

  @Test func aBasisIsOutgrownWhereScoresGetOtherParts() throws {
    let few = try #require(learned(200))
    #expect(!few.isOutgrown(by: 256) && few.isOutgrown(by: 257))
    let many = try #require(learned(300, columnCount: 4))
    #expect(!many.isOutgrown(by: 257) && many.isOutgrown(by: 256))
  }

  @Test func partsThatDoNotFitAreNoBasis() {
    #expect(learned(0) == nil)
    // Directions are there exactly where scores have them, and no term is in more papers than there are.
    #expect(learned(300) == nil && learned(60, columnCount: 4) == nil)
    #expect(learned(1) == nil)
  }
}
