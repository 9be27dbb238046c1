// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// What a library file holds, and how older ones become it.
///
/// An SQLite database with the application id "KIND" and the number of its last migration as user
/// version, in write-ahead mode:
///
/// - `paper`: one row for each paper. `categories` is a JSON list, `checksum` is ``Paper/checksum``.
/// - `batch`: one row for each group of papers that was written at once, with the number of papers
///   after it.
enum LibrarySchema {
  /// "KIND" in ASCII, in the file's header.
  static let applicationID = 0x4B49_4E44

  /// A step from one format to the next. Steps are only ever added.
  struct Migration: Sendable {
    let name: String
    let sql: String
  }

  static let migrations = [
    Migration(
      name: "papers and batches",
      sql: """
        CREATE TABLE batch (
          number INTEGER PRIMARY KEY,
          finished TEXT NOT NULL,
          added INTEGER NOT NULL,
          updated INTEGER NOT NULL,
          removed INTEGER NOT NULL,
          papers INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE paper (
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          version INTEGER,
          title TEXT NOT NULL,
          abstract TEXT NOT NULL,
          date TEXT,
          categories TEXT NOT NULL,
          url TEXT,
          batch INTEGER NOT NULL REFERENCES batch (number),
          checksum INTEGER NOT NULL
        ) STRICT;
        """)
  ]

  /// Runs the steps that a file lacks, all in one transaction each.
  static func migrator(_ migrations: [Migration]) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { database in
        try database.execute(sql: migration.sql)
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }
}
