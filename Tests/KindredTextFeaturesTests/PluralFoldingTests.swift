// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredTextFeatures

@Suite struct PluralFoldingTests {
  @Test(arguments: [
    ("models", "model"), ("studies", "study"), ("ties", "tie"), ("classes", "class"),
    ("boxes", "box"), ("branches", "branch"), ("meshes", "mesh"), ("images", "image"),
    ("matrices", "matrix"), ("phenomena", "phenomenon"), ("echoes", "echo"), ("mice", "mouse"),
    ("hypotheses", "hypothesis"), ("videos", "video"), ("buses", "bus"), ("viruses", "virus"),
    ("flies", "fly"), ("pies", "pie"), ("skies", "sky"), ("theories", "theory"),
  ]) func pluralsBecomeSingular(plural: String, singular: String) {
    #expect(folded(plural) == singular)
  }

  @Test(arguments: [
    "analysis", "bias", "loss", "focus", "series", "gas", "lens", "this", "is", "us", "class",
    "model", "data", "news", "axis", "wave",
  ]) func otherWordsStay(word: String) {
    #expect(folded(word) == word)
  }

  @Test func everyIrregularWordBecomesWhatIsListed() {
    for (plural, singular) in PluralFolding.irregular where plural.count > 3 {
      #expect(folded(plural) == singular)
    }
  }

  @Test func foldingTwiceChangesNothing() {
    for word in ["models", "studies", "classes", "matrices", "analyses", "biases", "movies"] {
      #expect(folded(folded(word)) == folded(word))
    }
  }

  private func folded(_ word: String) -> String {
    var bytes = Array(word.utf8)
    PluralFolding.fold(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
