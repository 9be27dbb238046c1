// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers
internal import KindredStore

/// Filters that no paper passes, and what there is instead.
struct NothingPasses: Error, Equatable, CustomStringConvertible {
  /// What is wrong, and the dates and categories that there are.
  let description: String

  /// Categories that are named.
  private static let namedCount = 5

  /// - Parameter papers: all that there are. O(n).
  init(_ papers: [Paper]) {
    self.init(papers.count, dates: papers.dates, categories: papers.categoryCounts)
  }

  /// - Parameter library: where all are. O(n), without reading texts.
  init(_ library: Library) throws {
    let (dates, categories) = try library.overview()
    self.init(try library.paperCount(), dates: dates, categories: categories)
  }

  private init(_ count: Int, dates: ClosedRange<PaperDate>?, categories: [String: Int]) {
    let start = "no paper is of the dates, categories and sources asked for"
    guard count > 0 else {
      description = start + ": there is none"
      return
    }
    description =
      start + "; there \(count == 1 ? "is 1" : "are \(count)"), \(Self.text(dates)), "
      + Self.text(categories)
  }

  private static func text(_ dates: ClosedRange<PaperDate>?) -> String {
    guard let dates else { return "without dates" }
    return dates.lowerBound == dates.upperBound
      ? "of \(dates.lowerBound)" : "from \(dates.lowerBound) to \(dates.upperBound)"
  }

  private static func text(_ categories: [String: Int]) -> String {
    if categories.isEmpty { return "without categories" }
    let named = categories.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(namedCount)
      .map { "\($0.key.onOneLine().prefix(40)) (\($0.value))" }
    let others = categories.count - named.count
    let rest =
      others > 0 ? " and \(others) other \(others == 1 ? "category" : "categories")" : ""
    return "of \(named.joined(separator: ", "))" + rest
  }
}
