// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@testable import KindredWeb

@Suite struct WeekTests {
  @Test(arguments: [
    ("2031-06-02", "2031-06-02", "2031-06-08"), ("2031-06-08", "2031-06-02", "2031-06-08"),
    ("2031-06", "2031-06-30", "2031-07-06"), ("2031-02", "2031-02-24", "2031-03-02"),
    ("2031", "2031-12-29", "2032-01-04"), ("1970-01-01", "1969-12-29", "1970-01-04"),
  ])
  func weeksBeginOnMondays(_ date: String, _ first: String, _ last: String) throws {
    let week = try #require(PaperDate(date).flatMap(Week.init))
    #expect("\(week.first)" == first && "\(week.last)" == last)
    #expect(week.before.map { $0.last < week.first } == true)
  }

  @Test func weeksEndWithTheCalendar() throws {
    let week = try #require(PaperDate("0001-01-09").flatMap(Week.init))
    #expect(week.before != nil)
    #expect(week.before?.before == nil)
    #expect(PaperDate("9999-12-31").flatMap(Week.init) == nil)
  }
}
