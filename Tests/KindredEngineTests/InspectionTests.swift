// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredPapers
import Testing

@Suite struct InspectionTests {
  @Test func figuresAreCounted() {
    let list = PaperList(
      papers: [
        Paper(id: PaperID("a"), title: "Coral reefs", date: PaperDate("2024-03-19")),
        Paper(id: PaperID("b"), title: "Coral", date: PaperDate("1958")),
        Paper(id: PaperID("c"), title: "The"),
      ],
      issues: [ReadingIssue(source: "x", line: 3, message: "m")])
    let inspection = Engine(list.papers).inspection(of: list)
    #expect(inspection.paperCount == 3)
    #expect(inspection.termCount == 2)
    #expect(inspection.nonzeroCount == 3)
    #expect(inspection.dates?.lowerBound.description == "1958")
    #expect(inspection.dates?.upperBound.description == "2024-03-19")
    #expect(inspection.issues.count == 1)
  }

  @Test func nothingHasNoDates() {
    #expect(Engine([]).inspection(of: PaperList()).dates == nil)
  }
}
