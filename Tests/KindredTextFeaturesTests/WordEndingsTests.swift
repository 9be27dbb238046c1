// SPDX-License-Identifier: Apache-2.0

import KindredTextFeatures
import Testing

@Suite struct WordEndingsTests {
  @Test func adjectivesAndParticiplesAreModifiers() {
    for word in ["medical", "scalable", "iterative", "harmless", "bleached", "volumetric"] {
      #expect(WordEndings.areOfModifier(word), "\(word)")
    }
  }

  @Test func nounsAreNot() {
    for word in ["reef", "coral bleaching", "segmentation", "seaweed", "speed", "sal", "Wälder"] {
      #expect(!WordEndings.areOfModifier(word), "\(word)")
    }
  }
}
