// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// The papers of a library, lent from its file.
struct StoredPapers: PaperSource {
  private let database: Database
  private let segments: SegmentReader

  let statistics: TermStatistics
  let basis: SemanticBasis?
  let semanticWeight: Double

  /// The papers of a library as its options want them compared; nil for other options than those
  /// that a library learns with, and where not everything is there that is made from papers.
  init?(_ database: Database, _ options: EngineOptions) throws {
    var defaults = EngineOptions()
    defaults.threadCount = options.threadCount
    guard options == defaults else { return nil }
    let statistics = try StoredIndex.statistics(database)
    guard statistics.documentCount == (try Library.paperCount(database)),
      let basis = try StoredIndex.basis(database),
      basis.statistics.termCount <= statistics.termCount
    else { return nil }
    segments = SegmentReader(
      database: database, termCount: statistics.termCount, columnCount: basis.dimension)
    guard try segments.areComplete else { return nil }
    self.database = database
    self.statistics = statistics
    self.basis = basis
    semanticWeight = basis.semanticWeight
  }

  func forEachSegment(
    holding wanted: Set<Int32>?, _ body: (@escaping LentSegment) throws -> Void
  ) throws {
    try segments.forEach(holding: wanted, body)
  }

  func segment(of numbers: [Int32]) throws -> Segment { try segments.segment(of: numbers) }

  func numbers(passing filter: PaperFilter) throws -> Set<Int32> {
    Set(try StoredFilter(filter: filter, database: database).numbers())
  }

  func terms(_ numbers: [Int]) throws -> Terms {
    let lists = try termLists
    return Terms(
      try numbers.map { number in
        guard let list = lists.first(where: { $0.numbers.contains(number) }) else {
          throw StoredIndex.Damage(table: "term")
        }
        return (number, String(decoding: list.bytes(number), as: UTF8.self))
      }, statistics)
  }

  func terms(_ texts: [String]) throws -> Terms {
    let lists = try termLists
    return Terms(
      texts.compactMap { text in
        lists.lazy.compactMap { $0.number(of: text.utf8) }.first.map { ($0, text) }
      }, statistics)
  }

  private var termLists: [TermList] {
    get throws { try StoredIndex.terms(database, termCount: statistics.termCount) }
  }

  func papers(_ numbers: [Int32]) throws -> [Paper] {
    let papers = try PaperLookup(database)
    return try numbers.map { try papers[$0] }
  }

  func identifiers(of numbers: [Int32]) throws -> [PaperID] {
    let find = try database.cachedStatement(sql: "SELECT id FROM paper WHERE number = ?")
    return try numbers.map { number in
      guard let id = try Row.fetchOne(find, arguments: [number])?.text("id") else {
        throw StoredIndex.Damage(table: "paper")
      }
      return PaperID(id)
    }
  }

  func number(of id: PaperID) throws -> Int32? {
    let row = try Row.fetchOne(
      database, sql: "SELECT number FROM paper WHERE id = ?", arguments: [id.description])
    return try row.map { try PaperRow.number($0) }
  }

  func identifiers() throws -> [(id: PaperID, number: Int32)] {
    try Row.fetchAll(database, sql: "SELECT id, number FROM paper").map { row in
      guard let id = row.text("id") else { throw StoredIndex.Damage(table: "paper") }
      return (PaperID(id), try PaperRow.number(row))
    }.sorted { $0.id < $1.id }
  }

  func forEachTitle(_ body: (Int32, String) -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT number, title FROM paper")
    while let row = try rows.next() {
      guard let title = row.text("title") else { throw StoredIndex.Damage(table: "paper") }
      body(try PaperRow.number(row), title)
    }
  }
}
