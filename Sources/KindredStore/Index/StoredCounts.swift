// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredTextFeatures

/// The counts of a library's papers, to learn from.
struct StoredCounts: CountedPapers {
  private let database: Database
  private let statistics: TermStatistics

  /// The numbers of the segments, in their order.
  let segments: [Int64]

  init(_ database: Database, _ statistics: TermStatistics) throws {
    self.database = database
    self.statistics = statistics
    segments = try Int64.fetchAll(database, sql: "SELECT number FROM segment ORDER BY number")
  }

  var paperCount: Int { statistics.documentCount }

  var segmentCount: Int { segments.count }

  func segment(_ index: Int) throws -> (papers: [Int32], counts: CountRows) {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT papers, offsets, words FROM segment WHERE number = ?",
        arguments: [segments[index]])
    else { throw StoredIndex.Damage(table: "segment") }
    return try StoredIndex.segment(row, termCount: statistics.termCount)
  }

  func order() throws -> [Int32] {
    try Int64.fetchAll(database, sql: "SELECT number FROM paper ORDER BY id")
      .compactMap(Int32.init(exactly:))
  }
}
