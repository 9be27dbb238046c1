// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import KindredTextFeatures
import Testing

@testable import KindredEngine

@Suite struct PhraseSpellingTests {
  private func spelling(_ key: String, _ papers: (title: String, abstract: String)...) -> String? {
    let papers = papers.enumerated().map { index, text in
      PaperPhrases(
        Paper(id: PaperID("p\(index)"), title: text.title, abstract: text.abstract),
        PhraseScanner())
    }
    return PhraseSpelling.surfaces(of: [key], in: papers)[key]
  }

  @Test func theCommonestSpellingInAbstractsIsTaken() {
    #expect(
      spelling(
        "coral reef", ("CORAL REEFS", "Of coral reefs."), ("CORAL REEFS", "In Coral Reefs."),
        ("", "By coral reefs.")) == "coral reefs")
  }

  @Test func capitalsOfTitlesAndSentencesGoWhereAbstractsDoWithout() {
    #expect(
      spelling("coral bleaching", ("Coral Bleaching in Fiji", "Whether coral or not: bleaching."))
        == "coral bleaching")
    #expect(
      spelling("coral bleaching", ("", "Coral bleaching. By coral.")) == "coral bleaching")
  }

  @Test func namesKeepTheirCapitals() {
    #expect(spelling("gaussian noise", ("", "Gaussian noise.")) == "Gaussian noise")
    #expect(spelling("gpu", ("GPU", "A GPU, or a gpu, or GPU.")) == "GPU")
    #expect(
      spelling("stable reef", ("", "In Stable Reef, stable as it is, and reef.")) == "Stable Reef")
  }

  @Test func nothingHasNoSpelling() {
    #expect(spelling("coral", ("", "")) == nil)
  }
}
