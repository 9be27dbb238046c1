// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredEngine

@Suite struct PhraseWordsTests {
  @Test(arguments: [
    ("coral", "coral reef", true), ("coral reef", "reef coral", true),
    ("sample", "sampling", true), ("consistency", "geometric consistent view", true),
    ("transfer", "transformer", false), ("image", "imaging", false), ("coral", "reef", false),
    ("mri", "magnetic resonance imaging", true), ("m", "magnetic", false),
    ("rl", "reinforcement learning signal", false), ("coral reef", "coral fish", false),
  ])
  func repeating(left: String, right: String, expected: Bool) {
    #expect(PhraseWords(left).repeats(PhraseWords(right)) == expected)
    #expect(PhraseWords(right).repeats(PhraseWords(left)) == expected)
  }

  @Test func aWordIsWornWhenTwoPhrasesHaveIt() {
    let chosen = ["coral reef", "coral fish"].map(PhraseWords.init)
    #expect(PhraseWords("young coral").areWorn(in: chosen))
    #expect(!PhraseWords("young reef").areWorn(in: chosen))
  }
}
