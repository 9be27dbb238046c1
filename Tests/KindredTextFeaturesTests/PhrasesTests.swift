// SPDX-License-Identifier: Apache-2.0

import KindredTextFeatures
import Testing

@Suite struct PhrasesTests {
  private func phrases(_ text: String) -> Set<String> {
    Set(
      PhraseScanner().phrases(in: Document(title: text)).title.map {
        "\($0.key)=\($0.surface(in: text))"
      })
  }

  /// The phrases that stand whole at both ends.
  private func whole(_ text: String) -> Set<String> {
    Set(
      PhraseScanner().phrases(in: Document(title: text)).title.filter {
        $0.isOpening && $0.isClosing
      }
      .map { $0.surface(in: text) })
  }

  @Test func phrasesCrossNeitherPunctuationNorStopWords() {
    #expect(
      phrases("Neural reefs, of deep oceans")
        == [
          "neural=Neural", "reef=reefs", "neural reef=Neural reefs", "deep=deep",
          "ocean=oceans", "deep ocean=deep oceans",
        ])
  }

  @Test func hyphensJoinAcrossStopWords() {
    #expect(phrases("text-to-image") == ["text image=text-to-image"])
    #expect(phrases("text to image") == ["text=text", "image=image"])
    #expect(phrases("text-to image") == ["text=text", "image=image"])
    #expect(phrases("text to-image") == ["text=text", "image=image"])
  }

  @Test func compoundsAreNotCutInTwo() {
    #expect(
      phrases("cross-reef coral") == [
        "cross reef=cross-reef", "coral=coral", "cross reef coral=cross-reef coral",
      ])
  }

  @Test func phrasesNeitherBeginNorEndWithCommonplaces() {
    #expect(phrases("novel coral method") == ["coral=coral"])
    #expect(phrases("high coral") == ["coral=coral", "high coral=high coral"])
    #expect(phrases("coral model") == ["coral=coral", "coral model=coral model"])
    #expect(phrases("remarkably automatically") == [])
  }

  @Test func aPhraseIsWholeWhereNothingBelongsToItOnEitherSide() {
    #expect(whole("We propose coral bleaching, a reef") == ["coral bleaching", "reef"])
    #expect(whole("coral model") == ["coral model"])
    #expect(whole("novel coral method") == ["coral"])
    #expect(whole("novel coral-driven reef") == ["coral-driven reef"])
  }

  @Test func placesAreBytes() {
    #expect(phrases("Ærø, Étude") == ["aero=Ærø", "etude=Étude"])
  }

  @Test func phrasesHaveFourTermsAtMost() {
    let all = PhraseScanner().phrases(in: Document(title: "one1 two2 three3 four4 five5")).title
    #expect(all.map { $0.key.split(separator: " ").count }.max() == PhraseScanner.longest)
    #expect(all.count == 14)
  }

  @Test func nothingHasNoPhrases() {
    #expect(phrases("") == [])
    #expect(phrases("of the and - $x$ ...") == [])
  }

  private func uses(_ text: String) -> [String: Phrase.Use] {
    PhraseScanner().phrases(in: Document(title: text)).title
      .reduce(into: [:]) { $0[$1.key] = $1.use }
  }

  @Test func wordsAroundAPhraseTellNounsFromVerbs() {
    let uses = uses("We magnify the reef of coral gardens, to bleach them, corals bleached")
    #expect(uses["magnify"] == .verb && uses["bleach"] == .verb)
    #expect(uses["reef"] == .noun && uses["coral garden"] == .noun)
    #expect(uses["coral"] == .noun || uses["coral"] == .unknown)
    #expect(uses["garden"] == .unknown)
    #expect(self.uses("reefs surround our corals")["surround"] == .verb)
    #expect(self.uses("reefs surround, our corals")["surround"] == .unknown)
    #expect(self.uses("Of the, reef")["reef"] == .unknown)
  }

  @Test func compoundsAreUndivided() {
    let phrases = PhraseScanner().phrases(in: Document(title: "deep-sea coral, reef")).title
    #expect(Set(phrases.filter(\.isUndivided).map(\.key)) == ["deep sea", "coral", "reef"])
  }
}
