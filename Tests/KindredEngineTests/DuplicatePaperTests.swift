// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@Suite struct DuplicatePaperTests {
  private let abstract =
    "Corals bleach when water stays warm for weeks, and divers count colonies on transects that are "
    + "photographed from above, so that recovering reefs can be told from dying ones in time."

  @Test func theLatestOfNearlyEqualPapersIsKept() {
    let papers = [
      Paper(id: PaperID("a"), title: "Corals", abstract: abstract, date: PaperDate("2031-06-02")),
      Paper(
        id: PaperID("b"), title: "Corals.", abstract: abstract, date: PaperDate("2031-06-05")),
      Paper(id: PaperID("c"), title: "Buses", abstract: "Electric buses charge at night."),
      Paper(id: PaperID("d"), title: "Corals", abstract: abstract),
    ]
    for threads in [1, 3] {
      let (kept, duplicates) = papers.withoutNearDuplicates(
        parallelism: Parallelism(threadCount: threads))
      #expect(kept.map(\.id.description) == ["b", "c"])
      #expect(duplicates.map(\.paper.id.description) == ["a", "d"])
      #expect(duplicates.allSatisfy { $0.kept.id.description == "b" })
    }
  }

  @Test func differentPapersStay() {
    let papers = Seeded.papers(60)
    #expect(papers.withoutNearDuplicates().duplicates.isEmpty)
    #expect([Paper]().withoutNearDuplicates().kept.isEmpty)
  }

  @Test func nothingIsLeftOutForADuplicate() {
    // Each shares most of its words with the next, and little with the one after that.
    let papers = (0..<6).map { number in
      Paper(
        id: PaperID("p\(number)"), title: "Paper",
        abstract: (number * 15..<number * 15 + 120).map { "w\($0)x" }.joined(separator: " "))
    }
    let (kept, duplicates) = papers.withoutNearDuplicates()
    #expect(kept.map(\.id.description) == ["p0", "p2", "p4"])
    #expect(duplicates.map(\.kept.id.description) == ["p0", "p2", "p4"])
  }

  @Test func aPaperThatWasWrittenAnewCountsOnce() {
    let title = "Counting coral colonies in underwater video"
    let anew =
      "Reefs recover or die, which divers tell from colonies that they count on transects; we count "
      + "them in video, when water stays warm for weeks and corals bleach, from above and in time."
    let papers = [
      Paper(id: PaperID("a"), title: title, abstract: abstract, date: PaperDate("2031-01-02")),
      Paper(id: PaperID("b"), title: title, abstract: anew, date: PaperDate("2031-06-05")),
      Paper(id: PaperID("c"), title: title, abstract: abstract, date: PaperDate("2031-01-01")),
      Paper(id: PaperID("d"), title: title, abstract: anew, date: PaperDate("2033-06-05")),
    ]
    let (kept, duplicates) = Array(papers.prefix(3)).withoutNearDuplicates()
    #expect(kept.map(\.id.description) == ["b"])
    // The one that is nearly the same as a left out one goes with it.
    #expect(duplicates.map(\.kept.id.description) == ["b", "b"])
    #expect([papers[0], papers[3]].withoutNearDuplicates().kept.count == 2)
  }
}
