// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredPapers
import Testing

@Suite struct QuestionsLookupTests {
  private let engine = Engine([
    Paper(id: PaperID("2403.00001"), title: "Coral Reefs from Above", abstract: "Coral."),
    Paper(id: PaperID("2403.00002"), title: "Coral reefs from above, again", abstract: "Coral."),
    Paper(id: PaperID("hep-th/9901001"), title: "Strings", abstract: "Superstrings on a torus."),
    Paper(id: PaperID("my own name"), title: "Notes"),
  ])

  private func id(_ query: String) throws -> String {
    engine.corpus.papers[try engine.row(of: query)].id.description
  }

  @Test(arguments: [
    ("2403.00001", "2403.00001"), ("arXiv:2403.00002v7", "2403.00002"),
    ("https://arxiv.org/abs/hep-th/9901001v1", "hep-th/9901001"), ("my own name", "my own name"),
    ("strings", "hep-th/9901001"), ("STRI", "hep-th/9901001"),
    ("coral reefs from above", "2403.00001"), ("above, again", "2403.00002"),
  ]) func papersAreFoundByIdentifierOrTitle(query: String, expected: String) throws {
    #expect(try id(query) == expected)
  }

  @Test func partsOfSeveralTitlesAreAmbiguous() {
    let error = #expect(throws: EngineError.self) { try engine.row(of: "reefs") }
    #expect(
      error
        == .ambiguousPaper(query: "reefs", candidates: Array(engine.corpus.papers.prefix(2))))
  }

  @Test func unknownPapersGiveTheClosest() {
    let byNumber = #expect(throws: EngineError.self) { try engine.row(of: "2403.00003") }
    #expect(byNumber?.description.contains("2403.00002  Coral") == true)
    let byWords = #expect(throws: EngineError.self) { try engine.row(of: "torus superstring") }
    #expect(byWords?.description.contains("hep-th/9901001") == true)
    let byNothing = #expect(throws: EngineError.self) { try engine.row(of: "") }
    #expect(
      byNothing?.description.hasPrefix(
        "no paper has the identifier or title \"\", and none is near; a paper is named by") == true)
  }
}
