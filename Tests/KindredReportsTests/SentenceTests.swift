// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredReports

@Suite struct SentenceTests {
  @Test func theFirstSentenceEndsBeforeACapitalLetter() {
    let text = "Reefs bleach when water is warm, e.g. in El Niño years. We count fish. It is slow."
    #expect(text.firstSentence.first == "Reefs bleach when water is warm, e.g. in El Niño years.")
    #expect(text.firstSentence.rest == "We count fish. It is slow.")
  }

  @Test func shortAndLongSentencesAreWholeOrCut() {
    #expect("".firstSentence == ("", ""))
    #expect("One sentence".firstSentence == ("One sentence", ""))
    #expect("A. B. C. D is short.".firstSentence.rest.isEmpty)
    let long = String(repeating: "reef ", count: 200)
    let (first, rest) = long.firstSentence
    #expect(first.utf8.count <= 320 && first.hasSuffix("reef"))
    #expect(first + " " + rest == long)
  }

  @Test func marksThatCombineStayWhole() {
    let text = String(repeating: "é\u{301} ", count: 200)
    let (first, rest) = text.firstSentence
    #expect(first + " " + rest == text)
  }
}
