// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct FeedTextTests {
  @Test func tagsGoAndFormulasStay() {
    #expect(FeedText.abstract("<p>a <b>b</b></p>").onOneLine() == "a b")
    #expect(FeedText.abstract("x<y and z>0, a < b") == "x<y and z>0, a < b")
    #expect(FeedText.abstract("<p never closed") == "<p never closed")
    for text in [#"$1<p<\infty$ and $K>0$"#, "$a<b$ and $c>d$", "x<b and c>d", "i<p>=q"] {
      #expect(FeedText.abstract(text) == text || text == "i<p>=q")
    }
    #expect(FeedText.abstract("<a href=\"x\">so</a><br/>").onOneLine() == "so")
  }

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
