// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredPapers

/// A period of a library on the command line: a day, a month or a year, or two of them with `..`
/// between them, both included.
struct PeriodArgument {
  private let first: DateArgument
  private let last: DateArgument

  /// `2024-03`, `2024-03-18..2024-03-24`, `2w..1w`.
  ///
  /// - Throws: what is wrong with it.
  init(_ text: String) throws(ValidationError) {
    let parts = text.components(separatedBy: "..")
    guard (1...2).contains(parts.count), let first = DateArgument(argument: parts[0]),
      let last = DateArgument(argument: parts[parts.count - 1])
    else {
      throw ValidationError(
        "\(text) is no period of a library: write 2024-03, or 2024-03-18..2024-03-24")
    }
    self.first = first
    self.last = last
  }

  /// A filter that also asks for the period.
  func filter(_ filters: FilterOptions) -> PaperFilter {
    var filter = filters.filter
    filter.since = first.date(today: filters.today?.date)
    filter.until = last.date(today: filters.today?.date)
    return filter
  }
}
