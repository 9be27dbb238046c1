// SPDX-License-Identifier: Apache-2.0

package import KindredPapers

/// How long the periods are that papers are counted by.
public enum PeriodLength: String, CaseIterable, Sendable {
  /// From Monday to Sunday.
  case week
  /// A month of the calendar.
  case month
  /// A year of the calendar.
  case year

  /// The number of the period that a date is in, such that the next period has the next number; nil
  /// for a date that is not known as exactly.
  package func number(of date: PaperDate) -> Int? {
    switch self {
    case .year: date.year
    case .month: date.month.map { 12 * date.year + $0 - 1 }
    case .week:
      if let month = date.month, let day = date.day {
        // 1970-01-01 was a Thursday.
        (Self.days(to: date.year, month, day) + 3).flooredQuotient(by: 7)
      } else {
        nil
      }
    }
  }

  /// The days of a week, by its number; nil for one of which not all are in the calendar.
  package static func days(ofWeek number: Int) -> ClosedRange<PaperDate>? {
    func date(_ days: Int) -> PaperDate? {
      let (year, month, day) = Self.date(days)
      return year > 0 && year < 10_000
        ? PaperDate("\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))") : nil
    }
    guard let first = date(7 * number - 3), let last = date(7 * number + 3) else { return nil }
    return first...last
  }

  /// What a period is called: its year, its month, or the Monday that it begins with.
  func name(_ number: Int) -> String {
    switch self {
    case .year: return Self.padded(number, 4)
    case .month:
      let year = number.flooredQuotient(by: 12)
      return "\(Self.padded(year, 4))-\(Self.padded(number - 12 * year + 1, 2))"
    case .week:
      let (year, month, day) = Self.date(7 * number - 3)
      return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Days before the first of a month, in a year that begins in March.
  private static func daysBefore(_ month: Int) -> Int { (153 * month + 2) / 5 }

  /// Days from 1970-01-01 to a date of the Gregorian calendar.
  private static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
    // Years begin in March here, so that a leap day is the last one.
    let year = month > 2 ? year : year - 1
    let leapDays =
      year.flooredQuotient(by: 4) - year.flooredQuotient(by: 100)
      + year.flooredQuotient(by: 400)
    return 365 * year + leapDays + daysBefore((month + 9) % 12) + day - 1 - 719_468
  }

  /// The date so many days after 1970-01-01.
  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    // Not after it: years have 366 days at most, and 365 at least.
    var year = 1970 + days.flooredQuotient(by: days >= 0 ? 366 : 365)
    while Self.days(to: year + 1, 1, 1) <= days { year += 1 }
    let month = (1...12).last { Self.days(to: year, $0, 1) <= days } ?? 1
    return (year, month, days - Self.days(to: year, month, 1) + 1)
  }
}

extension Int {
  /// The quotient, rounded down for numbers below 0 too.
  fileprivate func flooredQuotient(by divisor: Int) -> Int {
    (self >= 0 ? self : self - divisor + 1) / divisor
  }
}
