// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperFilterTests {
  private func paper(_ date: String? = nil, _ categories: [String] = []) -> Paper {
    Paper(title: "A", date: date.flatMap(PaperDate.init), categories: categories)
  }

  @Test(arguments: [
    ("2024-03-15", true), ("2024-03-14", false), ("2024-03", true), ("2024-02", false),
    ("2024", true), ("2023", false), ("2025-01-01", true), (nil, false),
  ])
  func sinceCounts(date: String?, passes: Bool) {
    #expect(PaperFilter(since: PaperDate("2024-03-15")).passes(paper(date)) == passes)
  }

  @Test(arguments: [
    ("2024-03-31", true), ("2024-04-01", false), ("2024", true), ("1999-12-31", true), (nil, false),
  ])
  func untilCountsTheWholeMonth(date: String?, passes: Bool) {
    #expect(PaperFilter(until: PaperDate("2024-03")).passes(paper(date)) == passes)
  }

  @Test func aCategoryCountsForThoseBelowIt() {
    let vision = paper(nil, ["cs.CV", "eess.IV"])
    #expect(PaperFilter(categories: ["cs"]).passes(vision))
    #expect(PaperFilter(categories: ["math", "EESS.iv"]).passes(vision))
    #expect(!PaperFilter(categories: ["cs.C", "c"]).passes(vision))
    #expect(!PaperFilter(categories: ["cs"], excludedCategories: ["eess"]).passes(vision))
    #expect(PaperFilter(excludedCategories: ["cs.CL"]).passes(vision))
    #expect(!PaperFilter(categories: ["cs"]).passes(paper()))
  }

  @Test func withoutConditionsEveryPaperPasses() {
    #expect(PaperFilter().isOpen && PaperFilter().passes(paper()))
    #expect(!PaperFilter(categories: ["cs"]).isOpen)
  }

  @Test(arguments: [
    ("week.md", true), ("2031/week.md", true), ("archive", true), ("archive/2031/", true),
    ("./archive/2031/week.md", true), ("archive/week.md", false), ("eek.md", false),
    ("2030", false),
    ("", true),
  ]) func sourcesArePartsOfPaths(wanted: String, passes: Bool) {
    let filter = PaperFilter(sources: ["other.md", wanted])
    #expect(!filter.isOpen)
    #expect(filter.passes(Paper(title: "T", source: "archive/2031/week.md")) == passes)
    #expect(!filter.passes(Paper(title: "T")))
  }
}
