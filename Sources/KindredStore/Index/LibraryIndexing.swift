// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// Keeps what is made from papers in step with them, while a library is written.
///
/// Papers and their counts are written in one transaction, so that one is there where the other is.
/// Directions are learned at the end, and anew when the library has outgrown them.
struct LibraryIndexing {
  private var numbers: TermNumbers
  private var basis: SemanticBasis?
  private let parallelism: Parallelism

  /// Whether no paper was counted yet.
  var isEmpty: Bool { numbers.statistics.documentCount == 0 }

  /// The state of a library. Where it does not fit the library's papers, as in one of an older
  /// format, it is made anew from them.
  init(_ queue: DatabaseQueue, threadCount: Int) throws {
    parallelism = Parallelism(threadCount: threadCount)
    let (numbers, basis) = try queue.read { try Self.state($0) }
    self.numbers = numbers ?? TermNumbers()
    self.basis = basis
    if numbers == nil { try remake(queue) }
  }

  /// What a library holds; no numbers where they are not of its papers, or made by another program.
  private static func state(
    _ database: Database
  ) throws -> (numbers: TermNumbers?, basis: SemanticBasis?) {
    do {
      let statistics = try StoredIndex.statistics(database)
      let paperCount = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM paper") ?? 0
      guard statistics.documentCount == paperCount, try !StoredIndex.isMadeByAnother(database),
        let numbers = TermNumbers(
          try StoredIndex.terms(database, termCount: statistics.termCount), statistics)
      else { return (nil, nil) }
      return (numbers, try StoredIndex.basis(database))
    } catch is StoredIndex.Damage {
      return (nil, nil)
    }
  }

  /// Writes what is made from papers.
  ///
  /// - Parameters:
  ///   - papers: the numbers that they have in the library.
  ///   - blocks: the papers' terms.
  ///   - gone: numbers of papers that are no longer there, or are there with other words.
  mutating func write(
    _ papers: [Int32], _ blocks: [TermCounts], gone: [Int32], _ database: Database
  ) throws {
    if papers.isEmpty, gone.isEmpty { return }
    try remove(gone, database)
    var counts = CountRows()
    for block in blocks {
      guard let (rows, terms) = numbers.add(block) else {
        throw LibraryError.failed(
          path: "the library",
          reason: "it has more than \(CountRows.numberLimit) terms, which is all that it can hold")
      }
      counts.append(rows)
      try StoredIndex.insert(terms, database)
    }
    if !papers.isEmpty {
      let segment = try StoredIndex.insert(papers, counts, database)
      if let basis {
        let rows = basis.rows(of: counts, numbers.terms(of: counts), parallelism: parallelism)
        try StoredIndex.insert(HalfMatrix(rounding: rows), of: segment, database)
      }
    }
    try StoredIndex.insert(numbers.statistics, database)
  }

  private mutating func remove(_ gone: [Int32], _ database: Database) throws {
    var rest = Set(gone)
    if rest.isEmpty { return }
    for segment in try StoredIndex.segments(database, termCount: numbers.termCount) {
      var papers = segment.papers
      for (row, paper) in papers.enumerated() where rest.remove(paper) != nil {
        numbers.remove(segment.counts, row)
        papers[row] = 0
      }
      if papers != segment.papers {
        try StoredIndex.update(segment.number, papers: papers, database)
      }
      if rest.isEmpty { return }
    }
  }

  /// Learns directions where there are none, or the library has outgrown them.
  mutating func finish(_ queue: DatabaseQueue) throws {
    if let basis, !basis.isOutgrown(by: numbers.statistics.documentCount) { return }
    if basis == nil, numbers.statistics.documentCount == 0 { return }
    try learn(queue)
  }

  private mutating func learn(_ queue: DatabaseQueue) throws {
    basis = try queue.write { database in
      try database.execute(sql: "DELETE FROM vectors")
      try database.execute(sql: "DELETE FROM basis")
      let papers = try StoredCounts(database, numbers.statistics)
      let learned = try SemanticBasis.learn(
        from: papers, numbers.terms, EngineOptions(threadCount: parallelism.threadCount)
      ) {
        try StoredIndex.insert($1, of: papers.segments[$0], database)
      }
      guard let learned else { return nil }
      try StoredIndex.insert(learned, database)
      return learned
    }
  }

  /// Makes everything anew from the papers, a batch at a time.
  mutating func remake(_ queue: DatabaseQueue) throws {
    numbers = TermNumbers()
    basis = nil
    try queue.write { try StoredIndex.clear($0) }
    var last: Int64 = 0
    while true {
      let rows = try queue.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT number, \(PaperRow.columns) FROM paper WHERE number > ? ORDER BY number LIMIT ?
            """, arguments: [last, Library.batchSize]
        ).map { row in
          guard let paper = PaperRow(row)?.paper else { throw StoredIndex.Damage(table: "paper") }
          return (number: try PaperRow.number(row), paper: paper)
        }
      }
      guard let end = rows.last else { break }
      last = Int64(end.number)
      let blocks = PaperBatch.counts(of: rows.map(\.paper), parallelism: parallelism)
      try queue.write { try write(rows.map(\.number), blocks, gone: [], $0) }
    }
    try finish(queue)
  }
}
