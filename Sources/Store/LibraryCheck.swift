// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import Papers

/// What a check of a library found.
public struct LibraryCheck: Equatable, Sendable {
  /// Papers looked at.
  public let paperCount: Int

  /// What is wrong, a sentence each; empty for a sound library.
  public let problems: [String]

  /// What to do about it, or nil for a sound library.
  public let advice: String?
}

extension Library {
  /// Problems of one kind that are told.
  private static let mostTold = 20

  /// Verifies everything: SQLite's own structure, references, every paper's checksum, and that there
  /// are as many papers as the last batch left. Nothing is changed. O(bytes).
  public func check() throws(LibraryError) -> LibraryCheck {
    var problems: [String] = []
    var paperCount = 0
    do {
      try Self.translating(path) {
        try database.read { database in
          problems += try Self.structure(database)
          let found = try Self.papers(database)
          paperCount = found.count
          problems += found.problems
        }
      }
    } catch {
      problems.append("not all of it can be read: \(error)")
    }
    let advice =
      problems.isEmpty
      ? nil
      : "kindred export --library \(path) --format jsonl saves what can be read; index that anew"
    return LibraryCheck(paperCount: paperCount, problems: problems, advice: advice)
  }

  private static func structure(_ database: Database) throws -> [String] {
    let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(mostTold))")
    let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(mostTold)
    return integrity.filter { $0 != "ok" }.map { "SQLite: \($0)" }
      + references.map { "a row of \($0.text("table") ?? "a table") refers to nothing" }
  }

  private static func papers(_ database: Database) throws -> (count: Int, problems: [String]) {
    var count = 0
    var damaged: [String] = []
    let rows = try Row.fetchCursor(database, sql: "SELECT \(PaperRow.columns) FROM paper")
    while let row = try rows.next() {
      count += 1
      if let paper = PaperRow(row), paper.isIntact { continue }
      damaged.append(row.text("id") ?? "in row \(count)")
    }
    var problems = damaged.prefix(mostTold).map { "the paper \($0) is not as it was written" }
    if damaged.count > mostTold { problems.append("and \(damaged.count - mostTold) more papers") }
    let expected =
      try Int.fetchOne(database, sql: "SELECT papers FROM batch ORDER BY number DESC LIMIT 1") ?? 0
    if count != expected {
      problems.append("it holds \(count) papers, and the last batch left \(expected)")
    }
    return (count, problems)
  }
}
