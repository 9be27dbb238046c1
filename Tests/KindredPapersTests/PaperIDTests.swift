// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperIDTests {
  @Test func derivedNamesFollowFromTheTextAlone() {
    let name = PaperID.derived(title: "A", abstract: "b")
    #expect(name == .derived(title: "A", abstract: "b"))
    #expect(name != .derived(title: "A", abstract: ""))
    #expect(name.description.hasPrefix("local-"))
    #expect(name.description.utf8.count == 22)
  }

  @Test func orderIsThatOfBytes() {
    #expect(PaperID("2403.12008") < PaperID("2403.12010"))
    #expect(PaperID("Z") < PaperID("a"))
    #expect(PaperID("a") < PaperID("ä"))
  }
}
