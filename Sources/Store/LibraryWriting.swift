// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
public import Papers

/// What became of papers that were added to a library.
public struct IndexOutcome: Equatable, Sendable {
  /// Papers that were not there before.
  public internal(set) var added = 0
  /// Papers that replaced an older version or other words of the same one, or told what it lacked.
  public internal(set) var updated = 0
  /// Papers that were there as they are.
  public internal(set) var unchanged = 0
  /// Papers of which a newer version was there.
  public internal(set) var older = 0

  /// Nothing.
  public init() {}

  /// Both together.
  public static func += (left: inout IndexOutcome, right: IndexOutcome) {
    left.added += right.added
    left.updated += right.updated
    left.unchanged += right.unchanged
    left.older += right.older
  }
}

extension Library {
  /// Papers that are written at once, all or none.
  public static let batchSize = 5_000

  /// Adds papers to a library, and makes it if it is not there.
  ///
  /// Of one identifier what ``Papers/PaperList/folded()`` would keep stays. Papers are written in
  /// batches of ``batchSize``; each is in the library whole, or not at all.
  ///
  /// - Parameters:
  ///   - papers: any number, identifiers may repeat.
  ///   - seconds: how long to wait for another writer.
  /// - Throws: ``LibraryError``; batches written before stay.
  /// - Complexity: O(papers log n).
  public static func add(
    _ papers: [Paper], to path: String, waiting seconds: Double = defaultWait
  ) throws(LibraryError) -> IndexOutcome {
    try writing(path, waiting: seconds) { database in
      var total = IndexOutcome()
      for start in stride(from: 0, to: papers.count, by: batchSize) {
        let batch = papers[start..<min(papers.count, start + batchSize)]
        total += try database.write { try write(batch, $0) }
      }
      return total
    }
  }

  /// Runs `body` over a library as its only writer; it is made if it is not there.
  private static func writing<Value>(
    _ path: String, waiting seconds: Double, _ body: (DatabaseQueue) throws -> Value
  ) throws(LibraryError) -> Value {
    let lock = try LibraryLock(path, waiting: seconds)
    defer { _ = lock }
    let library = try Library(writing: path)
    return try translating(path) { try body(library.database) }
  }

  /// As ``writing(_:waiting:_:)``, for a library that is there.
  private static func changing<Value>(
    _ path: String, waiting seconds: Double, _ body: (DatabaseQueue) throws -> Value
  ) throws(LibraryError) -> Value {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    return try writing(path, waiting: seconds, body)
  }

  private static func write(
    _ papers: ArraySlice<Paper>, _ database: Database
  ) throws -> IndexOutcome {
    var outcome = IndexOutcome()
    let number = try nextBatch(database)
    // The batch's row stands first, because papers refer to it, and gets its numbers at the end.
    try begin(number, database)
    let find = try database.cachedStatement(
      sql: "SELECT \(PaperRow.columns) FROM paper WHERE id = ?")
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO paper (\(PaperRow.columns), batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let update = try database.cachedStatement(
      sql: """
        UPDATE paper SET (\(PaperRow.columns), batch) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?
        """)
    for paper in papers {
      let row = try Row.fetchOne(find, arguments: [paper.id.description])
      let standing = row.flatMap(PaperRow.init)
      if row != nil, standing == nil { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      guard let standing else {
        try insert.execute(arguments: PaperRow.values(of: paper) + [number])
        outcome.added += 1
        continue
      }
      let isOlder = standing.paper.isNewer(than: paper)
      let kept =
        isOlder ? standing.paper.filled(from: paper) : paper.filled(from: standing.paper)
      if kept.checksum != standing.checksum {
        try update.execute(arguments: PaperRow.values(of: kept) + [number, kept.id.description])
        outcome.updated += 1
      } else if isOlder {
        outcome.older += 1
      } else {
        outcome.unchanged += 1
      }
    }
    try finish(number, database, added: outcome.added, updated: outcome.updated, removed: 0)
    return outcome
  }

  /// Removes papers; those that are not there are told.
  ///
  /// - Returns: how many were removed, and identifiers that no paper has.
  public static func remove(
    _ ids: [PaperID], from path: String, waiting seconds: Double = defaultWait
  ) throws(LibraryError) -> (removed: Int, unknown: [PaperID]) {
    try changing(path, waiting: seconds) { queue in
      try queue.write { database in
        var unknown: [PaperID] = []
        let number = try nextBatch(database)
        try begin(number, database)
        for id in ids {
          try database.execute(sql: "DELETE FROM paper WHERE id = ?", arguments: [id.description])
          if database.changesCount == 0 { unknown.append(id) }
        }
        let removed = ids.count - unknown.count
        try finish(number, database, added: 0, updated: 0, removed: removed)
        return (removed, unknown)
      }
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
    (try Int.fetchOne(database, sql: "SELECT MAX(number) FROM batch") ?? 0) + 1
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
      try Int.fetchOne(
        database, sql: "SELECT papers FROM batch WHERE number < ? ORDER BY number DESC LIMIT 1",
        arguments: [number]) ?? 0
    try database.execute(
      sql: "UPDATE batch SET added = ?, updated = ?, removed = ?, papers = ? WHERE number = ?",
      arguments: [added, updated, removed, before + added - removed, number])
  }
}
