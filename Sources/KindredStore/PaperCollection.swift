// SPDX-License-Identifier: Apache-2.0

package import KindredEngine
internal import KindredKernels
package import KindredPapers

/// In which order papers are listed.
package enum PaperOrder: String, Sendable, CaseIterable {
  /// By date, the newest first; those without a date come last, those of one by identifier.
  case newest
  /// By date, the oldest first.
  case oldest
  /// What was added last to a library first; of papers that were read, the newest.
  case added
}

/// Papers that are asked again and again: those of a library, or those that an engine has counted.
package protocol PaperCollection: Sendable {
  /// Runs `body` with questions to the papers as they are at one moment.
  func asking<Answer>(
    _ options: EngineOptions, observe: @escaping @Sendable (Stage) -> Void,
    _ body: (Questions) throws -> Answer
  ) throws -> Answer

  /// The papers that pass a filter, counted.
  func corpus(passing filter: PaperFilter, threadCount: Int) throws -> Corpus

  /// The papers that pass a filter.
  func papers(passing filter: PaperFilter) throws -> [Paper]

  /// How many papers pass a filter.
  func paperCount(passing filter: PaperFilter) throws -> Int

  /// Some papers that pass a filter, by their places in an order, and how many pass.
  func list(
    passing filter: PaperFilter, order: PaperOrder, places: Range<Int>
  ) throws -> (papers: [Paper], total: Int)

  /// The first and last date, and how many papers are of each category.
  func overview() throws -> (dates: ClosedRange<PaperDate>?, categories: [String: Int])

  /// When papers were last added, in ISO 8601, or nil where that is not known.
  func lastChange() throws -> String?
}

extension Engine: PaperCollection {
  /// As a library's; an engine has its own options and observer.
  package func asking<Answer>(
    _ options: EngineOptions, observe: @escaping @Sendable (Stage) -> Void,
    _ body: (Questions) throws -> Answer
  ) throws -> Answer {
    try body(questions)
  }

  /// The papers that pass a filter, counted. O(n, nonzeros).
  package func corpus(passing filter: PaperFilter, threadCount: Int) -> Corpus {
    corpus.selecting(filter.passes, parallelism: Parallelism(threadCount: threadCount))
  }

  /// The papers that pass a filter, by identifier. O(n).
  package func papers(passing filter: PaperFilter) -> [Paper] {
    corpus.papers.filter(filter.passes)
  }

  /// How many papers pass a filter. O(n).
  package func paperCount(passing filter: PaperFilter) -> Int {
    filter.isOpen ? corpus.papers.count : corpus.papers.count { filter.passes($0) }
  }

  /// Some papers that pass a filter. O(n log n).
  package func list(
    passing filter: PaperFilter, order: PaperOrder, places: Range<Int>
  ) -> (papers: [Paper], total: Int) {
    // They stand by identifier, and sorting keeps that among those of one date.
    let passing = papers(passing: filter)
    let dated = passing.filter { $0.date != nil }.sorted { left, right in
      guard let first = left.date?.description, let second = right.date?.description,
        first != second
      else { return left.id < right.id }
      return order == .oldest ? first < second : first > second
    }
    let ordered = dated + passing.filter { $0.date == nil }
    return (Array(ordered[places.clamped(to: ordered.indices)]), ordered.count)
  }

  /// The first and last date, and how many papers are of each category. O(n).
  package func overview() -> (dates: ClosedRange<PaperDate>?, categories: [String: Int]) {
    (corpus.papers.dates, corpus.papers.categoryCounts)
  }

  /// Nobody adds to an engine.
  package func lastChange() -> String? { nil }
}
