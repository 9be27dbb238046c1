// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import KindredPapers

/// A bound on what SQLite does for one question: in a file that somebody made up, few pages can
/// stand for rows without end.
final class WorkBound: @unchecked Sendable {
  // Touched by the thread only that has the connection.
  private var rest = 0

  /// Steps of SQLite's machine between two looks.
  private static let stride = 100_000

  /// Starts a question on a file of so many bytes. A row takes some bytes, and some dozen steps.
  func begin(_ byteCount: Int) { rest = 200 + 8 * byteCount / Self.stride }

  func install(in database: Database) {
    begin(0)
    unsafe sqlite3_progress_handler(
      database.sqliteConnection, Int32(Self.stride),
      { context in
        guard let context = unsafe context else { return 0 }
        let bound = unsafe Unmanaged<WorkBound>.fromOpaque(context).takeUnretainedValue()
        bound.rest -= 1
        return bound.rest < 0 ? 1 : 0
      }, unsafe Unmanaged.passUnretained(self).toOpaque())
  }
}
