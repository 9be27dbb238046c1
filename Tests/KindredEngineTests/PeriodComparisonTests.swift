// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import KindredPapers
import TestSupport
import Testing

@Suite struct PeriodComparisonTests {
  /// Papers on some of six subjects, from one half of a collection.
  private func period(_ half: Int, subjects: Set<Int>) -> Corpus {
    Corpus(papers(half, subjects: subjects))
  }

  private func papers(_ half: Int, subjects: Set<Int>) -> [Paper] {
    Seeded.papers(240, subjectCount: 6).enumerated().filter { index, _ in
      index % 12 / 6 == half && subjects.contains(index % 6)
    }.map(\.element)
  }

  @Test func subjectsGoOnComeAndGo() {
    let comparison = PeriodComparison([
      period(0, subjects: [0, 1, 2, 3]), period(1, subjects: [1, 2, 3, 4]),
    ])
    #expect(comparison.periods.map(\.clusters.count) == [4, 4])
    let changes = comparison.diffs[0].changes
    #expect(
      changes.map(\.kind.rawValue).sorted() == [
        "continued", "continued", "continued", "gone", "new",
      ])
    for change in changes where change.kind == .continued {
      func subjects(_ papers: [ClusterMember]) -> Set<Int> {
        Set(papers.map { (Int($0.paper.id.description.dropFirst()) ?? 0) % 6 })
      }
      let old = comparison.periods[0].clusters[change.old[0]].papers
      let new = comparison.periods[1].clusters[change.new[0]].papers
      #expect(subjects(old) == subjects(new) && subjects(old).count == 1)
      #expect(change.similarity ?? 0 > 0.8)
    }
    #expect(!comparison.diffs[0].rising.isEmpty && !comparison.diffs[0].falling.isEmpty)
  }

  @Test func aPeriodBesideItselfOnlyGoesOn() {
    let week = period(0, subjects: [0, 1, 2, 3])
    let diff = PeriodComparison([week, week]).diffs[0]
    #expect(diff.changes.allSatisfy { $0.kind == .continued && $0.old == $0.new })
    #expect(diff.changes.allSatisfy { abs(($0.similarity ?? 0) - 1) < 1e-5 })
    #expect(diff.rising.isEmpty && diff.falling.isEmpty)
  }

  @Test func sizesAreSharesOfTheirPeriod() {
    let few = papers(0, subjects: [0, 1, 2, 3]).enumerated()
      .filter { index, _ in index % 4 != 0 || index < 28 }.map(\.element)
    let diff = PeriodComparison(
      [Corpus(few), period(1, subjects: [0, 1, 2, 3])], clusterCount: 4
    ).diffs[0]
    #expect(diff.changes.map(\.kind).filter { $0 == .grown }.count == 1)
    #expect(diff.changes.map(\.kind).filter { $0 == .continued }.count == 3)
  }

  @Test func threePeriodsAreTwoDiffs() {
    let week = period(0, subjects: [0, 1])
    let comparison = PeriodComparison([week, week, week])
    #expect(comparison.periods.count == 3 && comparison.diffs.count == 2)
  }

  @Test(arguments: [2, 3]) func threadsDoNotShow(threadCount: Int) {
    func comparison(_ threadCount: Int) -> PeriodComparison {
      PeriodComparison(
        [period(0, subjects: [0, 1, 2]), period(1, subjects: [1, 2, 3])],
        options: EngineOptions(threadCount: threadCount))
    }
    #expect(comparison(threadCount) == comparison(1))
  }

  @Test func emptyPeriodsHaveNoGroups() {
    let (week, none) = (period(0, subjects: [0, 1]), Corpus([]))
    #expect(PeriodComparison([none, none]).diffs[0].changes.isEmpty)
    #expect(PeriodComparison([none, week]).diffs[0].changes.allSatisfy { $0.kind == .new })
    #expect(PeriodComparison([week, none]).diffs[0].changes.allSatisfy { $0.kind == .gone })
    #expect(PeriodComparison([week]).diffs.isEmpty)
  }

  @Test func aPaperHasOneNameInAllPeriods() {
    let first = Paper(id: PaperID("k"), title: "Reefs from above", doi: "10.5555/1")
    let second = Paper(id: PaperID("k"), title: "Buoys that listen", doi: "10.5555/2")
    let names = [[first], [second], [first]].counted().map { $0.papers[0].id }
    #expect(names[0] == names[2] && names[0] != names[1])
  }
}
