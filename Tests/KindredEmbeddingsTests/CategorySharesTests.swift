// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredEmbeddings

@Suite struct CategorySharesTests {
  @Test func theFirstCategoryCountsTwice() {
    let shares = CategoryShares(
      [["b", "a"], ["a", "b", "c"], ["b"], []], leastPaperCount: 1)
    #expect(shares.names == ["a", "b", "c"])
    #expect(shares.shares.map { $0.map(\.category) } == [[0, 1], [0, 1, 2], [1], []])
    let expected: [[Float]] = [[1 / 3, 2 / 3], [0.5, 0.25, 0.25], [1], []]
    #expect(shares.shares.map { $0.map(\.share) } == expected)
  }

  @Test func rareCategoriesAreNone() {
    let shares = CategoryShares(
      [["rare", "a", "b"], ["a", "a"], ["b"]], leastPaperCount: 2)
    #expect(shares.names == ["a", "b"])
    let expected: [[Float]] = [[0.5, 0.5], [1], [1]]
    #expect(shares.shares.map { $0.map(\.share) } == expected)
  }
}
