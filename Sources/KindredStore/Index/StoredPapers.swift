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

  func forEachSegment(_ body: (Segment) throws -> Void) throws { try segments.forEach(body) }

  func segment(of numbers: [Int32]) throws -> Segment { try segments.segment(of: numbers) }

  /// The papers that pass, by what a filter looks at: few texts, each of many papers, so that each
  /// is looked at once. Titles and abstracts are read where the filter asks for words.
  func numbers(passing filter: PaperFilter) throws -> Set<Int32> {
    if filter.looksAtTexts {
      var passing: Set<Int32> = []
      try forEachPaper { number, paper in
        if filter.passes(paper) { passing.insert(number) }
      }
      return passing
    }
    var passing: Set<Int32> = []
    var dates = Memo { filter.passes(date: $0.flatMap(PaperDate.init)) }
    var sources = Memo { filter.passes(source: $0) }
    var categories = Memo { text in
      guard let list = text.flatMap(JSONList.init) else {
        throw StoredIndex.Damage(table: "paper")
      }
      return filter.passes(categories: list.items)
    }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, date, categories, source FROM paper")
    while let row = try rows.next() {
      guard let number = row.number(at: 0).flatMap(Int32.init(exactly:)) else {
        throw StoredIndex.Damage(table: "paper")
      }
      let passes = try dates[row.text(at: 1)]
      if try passes && categories[row.text(at: 2)] && sources[row.text(at: 3)] {
        passing.insert(number)
      }
    }
    return passing
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
    let find = try database.cachedStatement(
      sql: "SELECT \(PaperRow.columns(database)) FROM paper WHERE number = ?")
    return try numbers.map { number in
      guard let row = try Row.fetchOne(find, arguments: [number]) else {
        throw StoredIndex.Damage(table: "paper")
      }
      return try PaperRow.intact(row)
    }
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

  private func forEachPaper(_ body: (Int32, Paper) -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, \(PaperRow.columns(database)) FROM paper")
    while let row = try rows.next() {
      body(try PaperRow.number(row), try PaperRow.intact(row))
    }
  }
}

/// What was found out about texts.
private struct Memo {
  private var known: [String?: Bool] = [:]
  private let find: (String?) throws -> Bool

  init(_ find: @escaping (String?) throws -> Bool) { self.find = find }

  subscript(text: String?) -> Bool {
    mutating get throws {
      if let value = known[text] { return value }
      let value = try find(text)
      known[text] = value
      return value
    }
  }
}
