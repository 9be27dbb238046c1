// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct StringEditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("relatd", "related", 1),
    ("kitten", "sitting", 3), ("serach", "search", 2), ("é", "e\u{301}", 0),
  ])
  func changesAreCounted(left: String, right: String, distance: Int) {
    #expect(left.editDistance(to: right) == distance)
    #expect(right.editDistance(to: left) == distance)
  }

  @Test func theNearestNameComesFirst() {
    let names = ["related", "relearn", "search", "in"]
    #expect("relatd".nearest(of: names).first == "related")
    #expect("relea".nearest(of: names).first == "relearn")
    #expect("rel".nearest(of: names) == ["related", "relearn"])
    #expect("foo".nearest(of: names).isEmpty)
    #expect("".nearest(of: names).isEmpty)
  }
}
