// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

/// A week, from Monday to Sunday.
struct Week: Equatable {
  let first: PaperDate
  let last: PaperDate

  /// The week of a date that is known to the day, or in which a month or a year ends.
  init?(of date: PaperDate) {
    let end = date.month == nil ? "\(date)-12-31" : "\(date)-31"
    let day =
      date.day == nil
      ? PaperDate(end) ?? PaperDate("\(date)-30") ?? PaperDate("\(date)-29")
        ?? PaperDate("\(date)-28")
      : date
    guard let day, let number = PeriodLength.week.number(of: day) else { return nil }
    self.init(number: number)
  }

  private init?(number: Int) {
    guard let days = PeriodLength.days(ofWeek: number) else { return nil }
    first = days.lowerBound
    last = days.upperBound
  }

  /// The week before, or nil where there is none in the calendar.
  var before: Week? {
    PeriodLength.week.number(of: first).flatMap { Week(number: $0 - 1) }
  }
}
