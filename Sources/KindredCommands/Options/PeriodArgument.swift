// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredPapers

/// A period of a library on the command line: a day, a month or a year, or two of them with `..`
/// between them, both included.
struct PeriodArgument {
  /// What was written.
  let text: String

  private let first: PaperDate
  private let last: PaperDate

  /// `2024-03`, `2024-03-18..2024-03-24`, `2w..8d`.
  ///
  /// - Throws: what is wrong with it.
  init(_ text: String, today: PaperDate?) throws(ValidationError) {
    let parts = text.components(separatedBy: "..")
    let dates = parts.compactMap {
      parts.count == 1
        ? PaperDate($0) : DateArgument(argument: $0).flatMap { $0.date(today: today) }
    }
    guard (1...2).contains(parts.count), dates.count == parts.count else {
      throw ValidationError(
        "\(text) is no period of a library: write 2024-03, 2024-03-18..2024-03-24 or 2w..8d")
    }
    first = dates[0]
    last = dates[dates.count - 1]
    self.text = text
    if first.firstDay > last.lastDay { throw ValidationError("\(text) ends before it begins") }
  }

  /// Whether it ends before another begins.
  func precedes(_ other: PeriodArgument) -> Bool { last.lastDay < other.first.firstDay }

  /// A filter that also asks for the period; papers of a month or a year may pass that are of
  /// another (``holds(_:)``).
  func filter(_ filters: FilterOptions) -> PaperFilter {
    var filter = filters.filter
    filter.since = first
    filter.until = last
    return filter
  }

  /// Whether a paper is surely of the period.
  func holds(_ paper: Paper) -> Bool {
    paper.date.map { first.firstDay <= $0.firstDay && $0.lastDay <= last.lastDay } ?? false
  }
}

extension PaperDate {
  /// The first day that it may be, as a text that orders as days do.
  fileprivate var firstDay: String { filled(with: "-01-01") }

  /// The last day that it may be, or one after it in its month.
  fileprivate var lastDay: String { filled(with: "-12-31") }

  private func filled(with rest: String) -> String {
    if day != nil { return description }
    return description + (month == nil ? rest : String(rest.suffix(3)))
  }
}
