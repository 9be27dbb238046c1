// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// What a library file holds, and how older ones become it.
///
/// An SQLite database with the application id "KIND" and the number of its last migration as user
/// version, in write-ahead mode:
///
/// - `paper`: one row for each paper. `categories` is a JSON list, and so is `authors`, which is
///   null where there are none; `checksum` is ``Paper/checksum``.
/// - `batch`: one row for each group of papers that was written at once, with the number of papers
///   after it.
/// - `segment`: the terms of papers that came together, a row of counts for each
///   (``KindredTextFeatures/CountRows``). `papers` are numbers of papers, 0 for one that is no
///   longer there.
/// - `vectors`: the semantic rows of a segment, in half precision.
/// - `term`: terms by number, in groups that came together (``KindredTextFeatures/TermList``).
/// - `frequency`: one row, with the number of papers and of their terms, and for each term the
///   papers that hold it.
/// - `basis`: one row, what semantic rows were made with (``KindredEngine/SemanticBasis``), and as
///   `background` which program made them, and counted (``SemanticBasis/maker``).
///
/// Numbers in blobs are little-endian: 32 bits, or 16 for half precision. Each row of these has a
/// checksum of its blobs (FNV-1a over words of 64 bits). All but papers can be made anew from them.
enum LibrarySchema {
  /// "KIND" in ASCII, in the file's header.
  static let applicationID = 0x4B49_4E44

  /// A step from one format to the next. Steps are only ever added.
  struct Migration: Sendable {
    let name: String
    let sql: String
  }

  /// The first format that has all that is made from papers; what papers lack in it
  /// (``PaperRow/columns(_:)``) is read as unknown.
  static let oldestReadable = 2

  /// The columns of the table `paper` in the order in which rows hold them.
  static let paperColumns = [
    "number", "id", "version", "title", "abstract", "date", "categories", "url", "batch",
    "checksum", "source", "authors", "journal", "doi",
  ]

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
        """),
    Migration(
      name: "sources, terms and vectors",
      sql: """
        ALTER TABLE paper ADD COLUMN source TEXT;
        CREATE TABLE segment (
          number INTEGER PRIMARY KEY,
          papers BLOB NOT NULL,
          offsets BLOB NOT NULL,
          words BLOB NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE vectors (
          segment INTEGER PRIMARY KEY REFERENCES segment (number),
          columns INTEGER NOT NULL,
          bits BLOB NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE term (
          first INTEGER PRIMARY KEY,
          offsets BLOB NOT NULL,
          bytes BLOB NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE frequency (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          papers INTEGER NOT NULL,
          tokens INTEGER NOT NULL,
          frequencies BLOB NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE basis (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          papers INTEGER NOT NULL,
          background INTEGER NOT NULL,
          columns INTEGER NOT NULL,
          frequencies BLOB NOT NULL,
          mean BLOB NOT NULL,
          directions BLOB NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT;
        """),
    Migration(
      name: "what filters look at",
      // Holds all that is asked for, so that texts are not read.
      sql: "CREATE INDEX filter ON paper (date, categories, source)"),
    Migration(
      name: "authors, journals and DOIs",
      sql: """
        ALTER TABLE paper ADD COLUMN authors TEXT;
        ALTER TABLE paper ADD COLUMN journal TEXT;
        ALTER TABLE paper ADD COLUMN doi TEXT;
        """),
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

  /// Everything that the schema of a file holds: kind, name, table and SQL of each entry.
  static func entries(of database: Database) throws -> Set<[String]> {
    let rows = try Row.fetchAll(
      database, sql: "SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_master")
    return Set(rows.map { row in ["type", "name", "tbl_name", "sql"].map { row.text($0) ?? "" } })
  }

  /// What it holds after some migrations.
  static func entries(after migrations: [Migration]) throws -> Set<[String]> {
    let memory = try DatabaseQueue()
    try migrator(migrations).migrate(memory)
    return try memory.read(entries)
  }
}
