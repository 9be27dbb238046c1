// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers

/// Filters that no paper passes, and what there is instead.
struct NothingPasses: Error, Equatable, CustomStringConvertible {
  /// What is wrong, and the dates and categories that there are.
  let description: String

  /// Categories that are named.
  private static let namedCount = 5

  /// - Parameter papers: all that there are. O(n).
  init(_ papers: [Paper]) {
    let start = "no paper is of the dates, categories and sources asked for"
    guard !papers.isEmpty else {
      description = start + ": there is none"
      return
    }
    let count = papers.count == 1 ? "is 1" : "are \(papers.count)"
    description =
      start + "; there \(count), \(Self.dates(of: papers)), \(Self.categories(of: papers))"
  }

  private static func dates(of papers: [Paper]) -> String {
    guard let dates = papers.dates else { return "without dates" }
    return dates.lowerBound == dates.upperBound
      ? "of \(dates.lowerBound)" : "from \(dates.lowerBound) to \(dates.upperBound)"
  }

  private static func categories(of papers: [Paper]) -> String {
    var counts: [String: Int] = [:]
    for category in papers.flatMap({ Set($0.categories) }) { counts[category, default: 0] += 1 }
    if counts.isEmpty { return "without categories" }
    let named = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(namedCount)
      .map { "\($0.key.onOneLine().prefix(40)) (\($0.value))" }
    let others = counts.count - named.count
    let rest =
      others > 0 ? " and \(others) other \(others == 1 ? "category" : "categories")" : ""
    return "of \(named.joined(separator: ", "))" + rest
  }
}
