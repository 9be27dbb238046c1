// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// The papers of a library, lent from its file, or from memory where it keeps what is counted.
struct StoredPapers: PaperSource {
  private let database: Database

  let segments: any StoredSegments
  let statistics: TermStatistics
  let basis: SemanticBasis?

  /// The papers of a library as its options want them compared; nil for other options than those
  /// that a library learns with, and where not everything is there that is made from papers.
  init?(_ database: Database, _ options: EngineOptions, memory: IndexMemory? = nil) throws {
    var defaults = EngineOptions()
    defaults.threadCount = options.threadCount
    guard options == defaults else { return nil }
    if let memory {
      let parallelism = Parallelism(threadCount: options.threadCount)
      guard let kept = try memory.index(database, parallelism) else { return nil }
      self.init(database, kept, kept.statistics, kept.basis)
    } else {
      try self.init(reading: database)
    }
  }

  /// What a library's file holds, or nil where not everything is there.
  init?(reading database: Database) throws {
    let statistics = try StoredIndex.statistics(database)
    guard statistics.documentCount == (try Library.paperCount(database)),
      let basis = try StoredIndex.basis(database),
      basis.statistics.termCount <= statistics.termCount
    else { return nil }
    let segments = SegmentReader(
      database: database, termCount: statistics.termCount, columnCount: basis.dimension)
    guard try segments.areComplete else { return nil }
    self.init(database, segments, statistics, basis)
  }

  private init(
    _ database: Database, _ segments: any StoredSegments, _ statistics: TermStatistics,
    _ basis: SemanticBasis?
  ) {
    self.database = database
    self.segments = segments
    self.statistics = statistics
    self.basis = basis
  }

  var semanticWeight: Double { basis?.semanticWeight ?? 0 }

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
    let lists = try segments.termLists()
    return Terms(try numbers.map { ($0, try lists.text($0)) }, statistics)
  }

  func terms(_ texts: [String]) throws -> Terms {
    let lists = try segments.termLists()
    return Terms(
      texts.compactMap { text in
        lists.lazy.compactMap { $0.number(of: text.utf8) }.first.map { ($0, text) }
      }, statistics)
  }

  /// The papers that pass a filter, counted.
  func corpus(passing filter: PaperFilter, _ parallelism: Parallelism) throws -> Corpus {
    let passing = filter.isOpen ? nil : try numbers(passing: filter)
    let papers = try PaperLookup(database)
    var counted: [(papers: [Paper], counts: CountRows)] = []
    try forEachSegment(holding: passing) { lent in
      let segment = try lent()
      let rows = segment.papers.indices.filter { row in
        segment.papers[row] != 0 && passing?.contains(segment.papers[row]) ?? true
      }
      counted.append(
        (try rows.map { try papers[segment.papers[$0]] }, segment.counts.rows(at: rows)))
    }
    guard counted.reduce(0, { $0 + $1.papers.count }) == passing?.count ?? statistics.documentCount
    else { throw StoredIndex.Damage(table: "segment") }
    let lists = try segments.termLists()
    return try Corpus(
      counted: counted, termCount: statistics.termCount, text: { try lists.text($0) },
      parallelism: parallelism)
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
    // An index holds both, in the order of bytes, which is that of identifiers.
    let rows = try Row.fetchCursor(database, sql: "SELECT id, number FROM paper ORDER BY id")
    var identifiers: [(id: PaperID, number: Int32)] = []
    while let row = try rows.next() {
      guard let id = row.text("id") else { throw StoredIndex.Damage(table: "paper") }
      identifiers.append((PaperID(id), try PaperRow.number(row)))
    }
    return identifiers
  }

  func forEachTitle(_ body: (Int32, String) -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT number, title FROM paper")
    while let row = try rows.next() {
      guard let title = row.text("title") else { throw StoredIndex.Damage(table: "paper") }
      body(try PaperRow.number(row), title)
    }
  }
}

extension [TermList] {
  /// The term of a number. O(log lists).
  ///
  /// - Throws: ``StoredIndex/Damage`` where no list has it.
  fileprivate func text(_ number: Int) throws -> String {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].numbers.upperBound <= number { low = middle + 1 } else { high = middle }
    }
    guard low < count, self[low].numbers.contains(number) else {
      throw StoredIndex.Damage(table: "term")
    }
    return String(decoding: self[low].bytes(number), as: UTF8.self)
  }
}
