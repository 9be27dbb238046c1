// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredPapers

/// Papers of a library by number.
struct PaperLookup {
  private let find: Statement

  init(_ database: Database) throws {
    find = try database.cachedStatement(
      sql: "SELECT \(PaperRow.columns(database)) FROM paper WHERE number = ?")
  }

  /// A paper. O(log n).
  ///
  /// - Throws: ``StoredIndex/Damage`` where it is not there, or not as it was written.
  subscript(number: Int32) -> Paper {
    get throws {
      guard let row = try Row.fetchOne(find, arguments: [number]) else {
        throw StoredIndex.Damage(table: "paper")
      }
      return try PaperRow.intact(row)
    }
  }
}
