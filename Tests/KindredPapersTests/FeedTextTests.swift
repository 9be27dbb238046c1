// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct FeedTextTests {
  @Test func announcementsAreLeftOut() {
    #expect(
      FeedText.abstract("arXiv:3106.00001v1 Announce Type: new \nAbstract: Abstract: so.")
        .onOneLine()
        == "Abstract: so.")
    let (title, mention) = FeedText.title("Reefs (in f(x)). (arXiv:3106.00001v2 [cs.CV] UPDATED)")
    #expect(title == "Reefs (in f(x))")
    #expect(mention?.id == "3106.00001v2")
    #expect(mention?.categories == ["cs.CV"])
    #expect(FeedText.title("Reefs (in parentheses)").mention == nil)
  }
}
