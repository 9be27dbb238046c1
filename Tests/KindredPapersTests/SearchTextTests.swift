// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct SearchTextTests {
  @Test(
    arguments: [
      ("coral reefs", "coral reefs", [], []),
      ("\"water colour\" reefs", "water colour reefs", ["water colour"], []),
      ("coral -robots -\"water colour\"", "coral", [], ["robots", "water colour"]),
      ("state-of-the-art - 3-D", "state-of-the-art - 3-D", [], []),
      ("5\" \"open", "5\" \"open", [], []), ("\"\" -\"\" -", "  -", [], []), ("", "", [], []),
      ("-only", "", [], ["only"]), ("\"a b\"c", "a b c", ["a b"], []), ("--x", "", [], ["-x"]),
    ] as [(String, String, [String], [String])])
  func partsOfATextAreToldApart(
    typed: String, text: String, phrases: [String], excluded: [String]
  ) {
    let search = SearchText(typed: typed)
    #expect(search.text.split(separator: " ") == text.split(separator: " "))
    #expect(search.phrases == phrases)
    #expect(search.excludedPhrases == excluded)
  }

  @Test func filtersLookAtWordsAsTheyStand() {
    let paper = Paper(
      id: PaperID("a"), title: "Water-Colour  correction", abstract: "Élan of “reefs”, robots.")
    func passes(_ phrases: [String], without excluded: [String] = []) -> Bool {
      PaperFilter(phrases: phrases, excludedPhrases: excluded).passes(paper)
    }
    #expect(passes(["water colour"]) && passes(["COLOUR correction"]) && passes(["élan", "reefs"]))
    #expect(!passes(["colour water"]) && !passes(["wate"]) && !passes(["correction élan"]))
    #expect(!passes(["reefs", "fish"]))
    #expect(!passes([], without: ["robots"]) && passes([], without: ["robot"]))
    #expect(passes(["robots"], without: ["fish"]))
  }
}
