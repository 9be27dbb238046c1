// SPDX-License-Identifier: Apache-2.0

internal import Engine
internal import Foundation
internal import GRDB
public import Papers

/// Papers on disk: one SQLite file that is never half written.
///
/// Everything that changes a library does so in a transaction, in the write-ahead log, synchronized with
/// the disk before it counts: a process that is killed, or a disk that is full, leaves what was there
/// before. One process writes at a time (``LibraryLock``), any number read; a reader sees the library as
/// of one moment.
public struct Library: Sendable {
  /// Where it is.
  public let path: String

  let database: DatabaseQueue

  /// How long to wait for another writer, in seconds.
  public static let defaultWait = 30.0

  /// Bytes of a page of a new file.
  private static let pageSize = 16_384

  /// Opens a library to read it.
  ///
  /// - Throws: ``LibraryError``.
  public init(reading path: String) throws(LibraryError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    // Not read-only: what a killed writer left half done is set right by whoever comes next, and
    // reads are made in transactions that cannot write.
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.defaultWait)
    configuration.prepareDatabase(Self.distrust)
    self.path = path
    database = try Self.translating(path) {
      try DatabaseQueue(path: path, configuration: configuration)
    }
    switch try Self.state(of: database, path, LibrarySchema.migrations) {
    case .empty: throw .missing(path: path)
    case .current: break
    case .older(let version) where version >= LibrarySchema.oldestReadable: break
    case .older:
      throw .failed(
        path: path, reason: "made by an older version; kindred relearn --library \(path) updates it"
      )
    }
  }

  /// Opens a library to write it, after making it if it is not there.
  ///
  /// A library of an older format is brought up to date; before, it is copied beside itself.
  init(writing path: String, migrations: [LibrarySchema.Migration] = LibrarySchema.migrations)
    throws(LibraryError)
  {
    self.path = path
    if FileManager.default.fileExists(atPath: path) {
      // Looked at before anything is changed: it may be somebody else's database.
      try Self.prepareToWrite(path, migrations)
    }
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(Self.defaultWait)
    configuration.prepareDatabase {
      try Self.distrust($0)
      // Long values lie in few pages; the size of a file that is there stays.
      try $0.execute(sql: "PRAGMA page_size = \(Self.pageSize)")
      try $0.execute(sql: "PRAGMA synchronous = FULL")
    }
    database = try Self.translating(path) {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try LibrarySchema.migrator(migrations).migrate(database)
      return database
    }
  }

  /// A library may come from anybody: nothing in its schema is run, and pages are looked at twice.
  private static func distrust(_ database: Database) throws {
    try database.execute(sql: "PRAGMA trusted_schema = OFF")
    try database.execute(sql: "PRAGMA cell_size_check = ON")
  }

  private static func prepareToWrite(
    _ path: String, _ migrations: [LibrarySchema.Migration]
  ) throws(LibraryError) {
    // Whoever closes it last holds it for a moment.
    var configuration = Configuration()
    configuration.busyMode = .timeout(defaultWait)
    let database = try translating(path) {
      try DatabaseQueue(path: path, configuration: configuration)
    }
    guard case .older(let version) = try state(of: database, path, migrations) else { return }
    // Under its name only when it is whole; a copy that is there is of another library.
    let files = FileManager.default
    let name = "\(path).format-\(version)"
    let names = [name] + (2...999).map { "\(name)-\($0)" }
    let part = name + ".part"
    try translating(path) {
      if files.fileExists(atPath: part) { try files.removeItem(atPath: part) }
      do {
        try database.vacuum(into: part)
      } catch {
        try? files.removeItem(atPath: part)
        throw error
      }
      let free = names.first { !files.fileExists(atPath: $0) } ?? name
      try files.moveItem(atPath: part, toPath: free)
    }
  }

  private enum State {
    case empty
    case older(Int)
    case current
  }

  /// What a file is, by its header and the names of its migrations.
  private static func state(
    of database: DatabaseQueue, _ path: String, _ migrations: [LibrarySchema.Migration]
  ) throws(LibraryError) -> State {
    let (application, version, tables) = try translating(path) {
      try database.read { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
          // The migrator's own table comes before the first migration: a writer that was killed
          // between the two left a library that is still empty.
          try Int.fetchOne(
            database,
            sql: "SELECT COUNT(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
        )
      }
    }
    if application == 0, version == 0, tables == 0 { return .empty }
    guard application == LibrarySchema.applicationID else { throw .notALibrary(path: path) }
    if version > migrations.count {
      throw .newer(path: path, version: version, known: migrations.count)
    }
    if version == migrations.count { return .current }
    // A writer that was stopped between two migrations left nothing to lose.
    let isEmpty = try translating(path) {
      try database.read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM batch)") }
    }
    return isEmpty == true ? .empty : .older(version)
  }

  /// Runs `body`, and says what SQLite said in our words.
  static func translating<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(LibraryError) -> Value {
    do {
      return try body()
    } catch let error as LibraryError {
      throw error
    } catch let error as DatabaseError {
      throw LibraryError(error, path)
    } catch is StoredIndex.Damage {
      throw .damaged(path)
    } catch {
      throw .failed(path: path, reason: String(describing: error))
    }
  }

  /// All papers, in the order in which they came. O(n).
  ///
  /// - Parameter intactOnly: whether to pass over papers that are not as they were written, rather than to
  ///   throw.
  public func papers(intactOnly: Bool = false) throws(LibraryError) -> [Paper] {
    try Self.translating(path) {
      try database.read { database in
        var papers: [Paper] = []
        let rows = try Row.fetchCursor(
          database, sql: "SELECT \(PaperRow.columns) FROM paper ORDER BY number")
        while let row = try rows.next() {
          if let row = PaperRow(row), row.isIntact {
            papers.append(row.paper)
          } else if !intactOnly {
            throw LibraryError.damaged(path)
          }
        }
        return papers
      }
    }
  }

  /// How many papers there are. O(1).
  public func paperCount() throws(LibraryError) -> Int {
    try Self.translating(path) {
      try database.read { try Self.paperCount($0) }
    }
  }

  /// The papers that the last batch left.
  static func paperCount(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT papers FROM batch ORDER BY number DESC LIMIT 1") ?? 0
  }

  /// What is in the library, in numbers. O(nonzeros of all papers).
  public func info() throws(LibraryError) -> LibraryInfo {
    try Self.translating(path) {
      try database.read { database in
        let dates = try Row.fetchOne(
          database, sql: "SELECT MIN(date) AS first, MAX(date) AS last FROM paper")
        let last = try Row.fetchOne(
          database, sql: "SELECT number, finished FROM batch ORDER BY number DESC LIMIT 1")
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
        return LibraryInfo(
          paperCount: try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM paper") ?? 0,
          firstDate: dates?.text("first"), lastDate: dates?.text("last"),
          batchCount: last?.number("number").map(Int.init) ?? 0, lastChange: last?.text("finished"),
          format: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
          byteCount: pages * pageSize, freeByteCount: free * pageSize,
          index: try LibraryInfo.Index(database))
      }
    }
  }
}

/// What is in a library, in numbers.
public struct LibraryInfo: Equatable, Sendable {
  /// Papers.
  public let paperCount: Int
  /// The earliest and latest date, or nil where no paper has one.
  public let firstDate: String?
  /// See ``firstDate``.
  public let lastDate: String?
  /// Changes that were written, each whole.
  public let batchCount: Int
  /// When the last one was, in ISO 8601, or nil.
  public let lastChange: String?
  /// The file's format.
  public let format: Int
  /// Bytes of the file, and those that ``Library/compact(at:waiting:)`` would free.
  public let byteCount: Int
  /// See ``byteCount``.
  public let freeByteCount: Int
  /// What was learned from the papers, or nil where that is not there or not complete.
  public let index: Index?

  /// What a library learned from its papers.
  public struct Index: Equatable, Sendable {
    /// Distinct terms.
    public let termCount: Int
    /// Components of a paper's vector.
    public let dimension: Int
    /// Papers that it was learned from.
    public let learnedFrom: Int
    /// How far the weights of terms have moved since: 1 less the mean cosine between papers' TF-IDF rows
    /// as they were weighed then and now.
    public let drift: Double
  }
}

extension LibraryInfo.Index {
  fileprivate init?(_ database: Database) throws {
    let frequencies = try StoredIndex.frequencies(database)
    guard let basis = try StoredIndex.basis(database) else { return nil }
    let counts = try StoredIndex.segments(database, termCount: frequencies.frequencies.count)
    termCount = frequencies.frequencies.count
    dimension = basis.dimension
    learnedFrom = basis.paperCount
    drift =
      basis.documentFrequencies == frequencies.frequencies
      ? 0
      : basis.drift(
        of: counts.map(\.counts), to: frequencies.frequencies,
        documentCount: frequencies.paperCount)
  }
}

extension LibraryError {
  /// A file that is not as it was written.
  static func damaged(_ path: String) -> LibraryError {
    .failed(
      path: path,
      reason: "damaged; kindred check says how, and kindred export saves what can be read")
  }

  /// What SQLite said, in our words.
  init(_ error: DatabaseError, _ path: String) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notALibrary(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path)
    case .SQLITE_FULL:
      self = .failed(path: path, reason: "the disk is full; nothing of this batch was kept")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      self = .failed(path: path, reason: "cannot be opened or written here")
    case .SQLITE_IOERR:
      self = .failed(
        path: path,
        reason:
          "could not be read or written (\(error.message ?? "input or output")); nothing of this batch was kept"
      )
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, holder: "another program")
    default: self = .failed(path: path, reason: error.message ?? error.description)
    }
  }
}
