// SPDX-License-Identifier: Apache-2.0

import Testing
import TextFeatures

@Suite struct PhrasesTests {
  private func phrases(_ text: String) -> Set<String> {
    Set(PhraseScanner().phrases(in: text).map { "\($0.key)=\($0.surface)" })
  }

  @Test func phrasesCrossNeitherPunctuationNorStopWords() {
    #expect(
      phrases("Neural networks, of deep layers")
        == [
          "neural=Neural", "network=networks", "neural network=Neural networks", "deep=deep",
          "layer=layers", "deep layer=deep layers",
        ])
  }

  @Test func hyphensJoinAcrossStopWords() {
    #expect(phrases("text-to-image").contains("text image=text-to-image"))
    #expect(!phrases("text to image").contains("text image=text to image"))
  }

  @Test func phrasesHaveFourTermsAtMost() {
    let all = PhraseScanner().phrases(in: "one1 two2 three3 four4 five5")
    #expect(all.map(\.termCount).max() == PhraseScanner.longest)
    #expect(all.count == 14)
  }

  @Test func nothingHasNoPhrases() {
    #expect(phrases("") == [])
    #expect(phrases("of the and - $x$ ...") == [])
  }
}
