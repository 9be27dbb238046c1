// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct TrendsTests {
  private func paper(_ id: String, _ date: String?, _ title: String = "Coral reefs") -> Paper {
    Paper(id: PaperID(id), title: title, date: date.flatMap { PaperDate($0) })
  }

  private func clusters(_ groups: [[Paper]], outliers: [Paper] = []) -> PaperClusters {
    PaperClusters(
      choice: ClusterCountChoice(clusterCount: groups.count, reason: .asked),
      clusters: groups.enumerated().map { number, papers in
        PaperCluster(
          label: "group \(number)", papers: papers.map { ClusterMember(paper: $0, fit: 1) },
          cohesion: 1, topic: 7 + number, isKnown: true)
      }, outliers: outliers)
  }

  @Test func weeksBeginOnMondays() throws {
    func week(_ date: String) throws -> String {
      let date = try #require(PaperDate(date))
      return PeriodLength.week.name(try #require(PeriodLength.week.number(of: date)))
    }
    #expect(try week("2024-03-18") == "2024-03-18")
    #expect(try week("2024-03-24") == "2024-03-18")
    #expect(try week("2024-03-25") == "2024-03-25")
    #expect(try week("2024-03-01") == "2024-02-26")
    #expect(try week("2025-01-01") == "2024-12-30")
    #expect(try week("1969-12-31") == "1969-12-29")
    #expect(try week("1900-03-01") == "1900-02-26")
    #expect(try week("0001-01-01") == "0001-01-01")
  }

  @Test func monthsAndYearsAreThoseOfTheCalendar() throws {
    let day = try #require(PaperDate("2024-03-18"))
    #expect(PeriodLength.month.number(of: day).map(PeriodLength.month.name) == "2024-03")
    #expect(PeriodLength.year.number(of: day).map(PeriodLength.year.name) == "2024")
    let december = try #require(PaperDate("2023-12"))
    #expect(PeriodLength.month.number(of: december).map(PeriodLength.month.name) == "2023-12")
    #expect(PeriodLength.week.number(of: december) == nil)
    #expect(PeriodLength.month.number(of: try #require(PaperDate("2023"))) == nil)
  }

  @Test func sharesAreOfAllPapersOfAPeriod() {
    let trends = Trends(
      clusters(
        [
          [paper("a", "2024-01-02"), paper("b", "2024-01-01"), paper("c", "2024-03-01")],
          [paper("d", "2024-01-05")],
        ], outliers: [paper("e", "2024-01-09"), paper("f", nil), paper("g", "2024")]),
      by: .month)
    #expect(trends.periods.map(\.name) == ["2024-01", "2024-02", "2024-03"])
    #expect(trends.periods.map(\.paperCount) == [4, 0, 1])
    #expect(trends.topics.map(\.number) == [7, 8])
    #expect(trends.topics[0].points.map(\.paperCount) == [2, 0, 1])
    #expect(trends.topics[0].points.map(\.share.share) == [0.5, 0, 1])
    #expect(trends.topics[0].points[0].first?.id == PaperID("b"))
    #expect(trends.topics[0].points[0].representative?.id == PaperID("a"))
    #expect(trends.topics[0].points[1].first == nil)
    #expect(trends.undated.map(\.id) == [PaperID("f"), PaperID("g")])
  }

  @Test func intervalsAreWilsons() {
    let half = ShareInterval(5, of: 10)
    #expect(half.share == 0.5)
    #expect(abs(half.low - 0.236593) < 1e-5 && abs(half.high - 0.763407) < 1e-5)
    let none = ShareInterval(0, of: 20)
    #expect(none.low == 0 && abs(none.high - 0.161125) < 1e-5)
    #expect(ShareInterval(20, of: 20).high == 1)
    #expect(ShareInterval(0, of: 0) == ShareInterval(0, of: 0))
    #expect(ShareInterval(0, of: 0).low == 0 && ShareInterval(0, of: 0).high == 1)
  }

  @Test func termsRiseFromTheOlderHalfToTheNewer() {
    let old = (0..<6).map { paper("o\($0)", "2024-01-0\($0 + 1)", "Steam engines in mills") }
    let new = (0..<6).map { paper("n\($0)", "2024-02-0\($0 + 1)", "Electric motors in mills") }
    let trends = Trends(clusters([old + new]), by: .month)
    #expect(trends.topics[0].rising.map(\.term).contains { $0.lowercased() == "electric motors" })
    #expect(trends.topics[0].falling.map(\.term).contains { $0.lowercased() == "steam engines" })
  }

  @Test func nothingHasNoPeriods() {
    let trends = Trends(clusters([]), by: .week)
    #expect(trends.periods.isEmpty && trends.topics.isEmpty && trends.undated.isEmpty)
    let undated = Trends(clusters([[paper("a", nil)]]), by: .week)
    #expect(undated.periods.isEmpty && undated.undated.count == 1)
    #expect(undated.topics[0].points.isEmpty)
  }

  @Test func ofVeryManyPeriodsTheNewestCount() {
    let trends = Trends(
      clusters([[paper("a", "0001-01-01"), paper("b", "2024-01-01")]]), by: .week)
    #expect(trends.periods.count == Trends.mostPeriods)
    #expect(trends.periods.last?.name == "2024-01-01")
    #expect(trends.undated.map(\.id) == [PaperID("a")])
  }
}
