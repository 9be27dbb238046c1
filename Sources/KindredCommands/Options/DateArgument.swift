// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredPapers

/// A date on the command line: a day, a month or a year.
struct PaperDateArgument: ExpressibleByArgument {
  let date: PaperDate

  init?(argument: String) {
    guard let date = PaperDate(argument) else { return nil }
    self.date = date
  }
}

/// A date on the command line, or a time before today.
enum DateArgument: Equatable, ExpressibleByArgument {
  case date(PaperDate)
  case ago(Int, Calendar.Component)

  /// `2024-03-18`, `2024-03`, `2024`, `7d`, `2w`, `3m` or `1y`.
  init?(argument: String) {
    if let date = PaperDate(argument) {
      self = .date(date)
      return
    }
    let digits = argument.dropLast()
    // No further back than a thousand years.
    guard digits.first?.isNumber == true, let count = Int(digits) else { return nil }
    switch argument.last {
    case "d" where count <= 365_000: self = .ago(count, .day)
    case "w" where count <= 52_000: self = .ago(7 * count, .day)
    case "m" where count <= 12_000: self = .ago(count, .month)
    case "y" where count <= 1_000: self = .ago(count, .year)
    default: return nil
    }
  }

  /// The date, where today is a given day, or else what the clock says. What was a longer month's
  /// last days is a shorter one's last.
  func date(today: PaperDate?) -> PaperDate? {
    let (count, unit): (Int, Calendar.Component)
    switch self {
    case .date(let date): return date
    case .ago(let number, let component): (count, unit) = (number, component)
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let now =
      today.flatMap {
        calendar.date(from: DateComponents(year: $0.year, month: $0.month, day: $0.day, hour: 12))
      } ?? Date()
    guard let day = calendar.date(byAdding: unit, value: -count, to: now) else { return nil }
    let parts = calendar.dateComponents([.year, .month, .day], from: day)
    func padded(_ number: Int?, _ width: Int) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return PaperDate(
      "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))")
  }
}
