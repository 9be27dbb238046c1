// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
public import KindredEngine
internal import KindredKernels
public import KindredPapers

extension Library {
  /// Papers that are written at once, all or none.
  public static let batchSize = 5_000

  /// Adds papers to a library, and makes it if it is not there.
  ///
  /// Of one identifier what ``KindredPapers/PaperList/folded()`` would keep stays. Papers are
  /// written in batches of ``batchSize``; each is in the library whole, or not at all.
  ///
  /// - Parameters:
  ///   - papers: any number, identifiers may repeat.
  ///   - seconds: how long to wait for another writer.
  /// - Throws: ``LibraryError``; batches written before stay.
  /// - Complexity: O(papers log n).
  public static func add(
    _ papers: [Paper], to path: String, waiting seconds: Double = defaultWait,
    threadCount: Int = EngineOptions().threadCount
  ) throws(LibraryError) -> IndexOutcome {
    do {
      return try add(to: path, waiting: seconds, threadCount: threadCount) { try $0(papers) }
    } catch let error as LibraryError {
      throw error
    } catch {
      throw .failed(path: path, reason: String(describing: error))
    }
  }

  /// As ``add(_:to:waiting:threadCount:)``, for papers that come in parts: one is written while the
  /// next is made.
  ///
  /// - Parameter produce: gets a function to hand parts to. The library is opened, or made, for the
  ///   first.
  /// - Throws: ``LibraryError``, and what `produce` throws; batches written before stay.
  public static func add(
    to path: String, waiting seconds: Double = defaultWait,
    threadCount: Int = EngineOptions().threadCount,
    from produce: (_ hand: @escaping ([Paper]) throws -> Void) throws -> Void
  ) throws -> IndexOutcome {
    var writer: LibraryWriter?
    let parallelism = Parallelism(threadCount: threadCount)
    var total = IndexOutcome()
    var problem: (any Error)?
    do {
      total = try parallelism.pipelined(inOrder: true) { hand in
        try produce { papers in
          let open = try writer ?? LibraryWriter(path, waiting: seconds, threadCount: threadCount)
          writer = open
          try hand((writer: open, batches: try open.batches(papers)))
        }
      } _: { part in
        try part.writer.add(part.batches)
      }.reduce(into: IndexOutcome()) { $0 += $1 }
    } catch {
      problem = error
    }
    // What was written before something went wrong is a library as well.
    do { try writer?.finish() } catch { problem = problem ?? error }
    if let problem { throw problem }
    return total
  }

  /// Runs `body` over a library as its only writer; it is made if it is not there.
  private static func writing<Value>(
    _ path: String, waiting seconds: Double, _ body: (DatabaseQueue) throws -> Value
  ) throws(LibraryError) -> Value {
    let lock = try LibraryLock(path, waiting: seconds)
    defer { _ = lock }
    let queue = try openForWriting(path, waiting: seconds)
    return try translating(path) { try body(queue) }
  }

  /// As ``writing(_:waiting:_:)``, for a library that is there.
  private static func changing<Value>(
    _ path: String, waiting seconds: Double, _ body: (DatabaseQueue) throws -> Value
  ) throws(LibraryError) -> Value {
    guard FilePath(path).status != nil else { throw .missing(path: path) }
    return try writing(path, waiting: seconds, body)
  }

  static func write(
    _ papers: PaperBatch, _ indexing: inout LibraryIndexing, parallelism: Parallelism,
    _ database: Database
  ) throws -> IndexOutcome {
    var outcome = IndexOutcome()
    var written: [(number: Int32, paper: Paper)] = []
    var placeOfNumber: [Int32: Int] = [:]
    var gone: [Int32] = []
    let batch = try nextBatch(database)
    // The batch's row stands first, because papers refer to it, and gets its numbers at the end.
    try begin(batch, database)
    let checksum = try database.cachedStatement(sql: "SELECT checksum FROM paper WHERE id = ?")
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO paper (\(PaperRow.columns), batch) VALUES (\(PaperRow.placeholders))
        ON CONFLICT (id) DO NOTHING
        """)
    let find = try database.cachedStatement(
      sql: "SELECT number, \(PaperRow.columns) FROM paper WHERE id = ?")
    let update = try database.cachedStatement(
      sql: """
        UPDATE paper SET (\(PaperRow.columns), batch) = (\(PaperRow.placeholders))
        WHERE number = ?
        """)
    // The paper's number, and what stands under it already, or nil.
    func insertOrFind(
      _ paper: Paper, checksum: Int64
    ) throws -> (number: Int32, standing: PaperRow?) {
      try insert.execute(
        arguments: PaperRow.values(of: paper, checksum: checksum, batch: batch))
      if database.changesCount > 0 {
        guard let number = Int32(exactly: database.lastInsertedRowID) else {
          throw StoredIndex.Damage(table: "paper")
        }
        return (number, nil)
      }
      guard let row = try Row.fetchOne(find, arguments: [paper.id.description]),
        let number = row.number("number").flatMap(Int32.init(exactly:)),
        let standing = PaperRow(row)
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      return (number, standing)
    }
    for (index, mention) in papers.papers.enumerated() {
      if papers.isKnown[index],
        try Int64.fetchOne(checksum, arguments: [mention.id.description]) == papers.checksums[index]
      {
        outcome.unchanged += 1
        continue
      }
      let namesakes = try mention.id.family.map { try Self.family($0, database) } ?? []
      let paper =
        namesakes.isEmpty ? mention : mention.named(Namesake(mention).name(among: namesakes))
      let isRenamed = paper.id != mention.id
      let (number, found) = try insertOrFind(
        paper, checksum: isRenamed ? paper.checksum : papers.checksums[index])
      guard let standing = found else {
        placeOfNumber[number] = written.count
        written.append((number, paper))
        outcome.added += 1
        outcome.renamed += isRenamed ? 1 : 0
        continue
      }
      let isOlder = standing.paper.isNewer(than: paper)
      let kept =
        isOlder ? standing.paper.filled(from: paper) : paper.filled(from: standing.paper)
      // Listed again elsewhere, it is still what it was.
      if kept.from(standing.paper.source).checksum != standing.checksum {
        try update.execute(
          arguments: PaperRow.values(of: kept, checksum: kept.checksum, batch: batch) + [number])
        if let place = placeOfNumber[number] {
          // A paper of this batch is not counted yet.
          written[place].paper = kept
        } else {
          gone.append(number)
          placeOfNumber[number] = written.count
          written.append((number, kept))
        }
        outcome.updated += 1
      } else if isOlder {
        outcome.older += 1
      } else {
        outcome.unchanged += 1
      }
    }
    let counts = papers.counts(of: written.map(\.paper), parallelism: parallelism)
    try indexing.write(written.map(\.number), counts, gone: gone, database)
    try finish(batch, database, added: outcome.added, updated: outcome.updated, removed: 0)
    return outcome
  }

  /// The papers of a family of local names, in the order in which they came.
  private static func family(_ name: PaperID, _ database: Database) throws -> [Namesake] {
    let names = name.familyNames
    let find = try database.cachedStatement(
      sql: """
        SELECT \(PaperRow.columns) FROM paper
        WHERE id IN (\(names.map { _ in "?" }.joined(separator: ", "))) ORDER BY number
        """)
    let rows = try Row.fetchAll(find, arguments: StatementArguments(names.map(\.description)))
    return try rows.map { row in
      guard let row = PaperRow(row) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      return Namesake(row.paper)
    }
  }

  /// Removes papers; those that are not there are told.
  ///
  /// - Returns: how many were removed, and identifiers that no paper has.
  public static func remove(
    _ ids: [PaperID], from path: String, waiting seconds: Double = defaultWait
  ) throws(LibraryError) -> (removed: Int, unknown: [PaperID]) {
    try changing(path, waiting: seconds) { queue in
      var indexing = try LibraryIndexing(queue, threadCount: EngineOptions().threadCount)
      let result = try queue.write { database in
        var unknown: [PaperID] = []
        var gone: [Int32] = []
        let batch = try nextBatch(database)
        try begin(batch, database)
        for id in ids {
          let row = try Row.fetchOne(
            database, sql: "DELETE FROM paper WHERE id = ? RETURNING number",
            arguments: [id.description])
          if let row {
            gone.append(row.number("number").flatMap(Int32.init(exactly:)) ?? 0)
          } else {
            unknown.append(id)
          }
        }
        try indexing.write([], [], gone: gone, database)
        try finish(batch, database, added: 0, updated: 0, removed: gone.count)
        return (removed: gone.count, unknown: unknown)
      }
      try indexing.finish(queue)
      return result
    }
  }

  /// Makes everything anew that is made from papers: terms, directions and vectors.
  ///
  /// Afterwards answers are those for the papers as if all had come at once. O(bytes of the
  /// papers).
  public static func relearn(
    at path: String, waiting seconds: Double = defaultWait,
    threadCount: Int = EngineOptions().threadCount
  ) throws(LibraryError) {
    try changing(path, waiting: seconds) { queue in
      var indexing = try LibraryIndexing(queue, threadCount: threadCount)
      try indexing.remake(queue)
    }
  }

  /// Gives the space of removed papers back, and writes the file in one piece.
  public static func compact(
    at path: String, waiting seconds: Double = defaultWait
  ) throws(LibraryError) {
    try changing(path, waiting: seconds) { queue in
      try queue.vacuum()
      _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }
  }

  private static func nextBatch(_ database: Database) throws -> Int {
    let last = try Int32.fetchOne(database, sql: "SELECT MAX(number) FROM batch") ?? 0
    guard last < Int32.max else { throw StoredIndex.Damage(table: "batch") }
    return Int(last) + 1
  }

  private static func begin(_ number: Int, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO batch VALUES (?, ?, 0, 0, 0, 0)",
      arguments: [number, Date().ISO8601Format()])
  }

  private static func finish(
    _ number: Int, _ database: Database, added: Int, updated: Int, removed: Int
  ) throws {
    guard added + updated + removed > 0 else {
      try database.execute(sql: "DELETE FROM batch WHERE number = ?", arguments: [number])
      return
    }
    let before =
      try Int32.fetchOne(
        database, sql: "SELECT papers FROM batch WHERE number < ? ORDER BY number DESC LIMIT 1",
        arguments: [number]) ?? 0
    try database.execute(
      sql: "UPDATE batch SET added = ?, updated = ?, removed = ?, papers = ? WHERE number = ?",
      arguments: [added, updated, removed, Int(before) + added - removed, number])
  }
}
