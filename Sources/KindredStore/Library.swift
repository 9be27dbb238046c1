// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredEngine
public import KindredPapers

/// Papers on disk: one SQLite file that is never half written.
///
/// Everything that changes a library does so in a transaction, in the write-ahead log, synchronized
/// with the disk before it counts: a process that is killed, or a disk that is full, leaves what
/// was there before. One process writes at a time (``LibraryLock``), any number read; a reader sees
/// the library as of one moment.
public struct Library: Sendable {
  /// Where it is.
  public let path: String

  private let connections: LibraryConnections

  /// Where what was counted is kept; nil where it is read for each question.
  let memory: IndexMemory?

  /// How long to wait for another writer, in seconds.
  public static let defaultWait = 30.0

  /// Bytes of a page of a new file.
  static let pageSize = 16_384

  /// Opens a library to read it.
  ///
  /// Any number of threads may ask it at once.
  ///
  /// - Parameter keepsIndex: whether what it has counted stays in memory after the first question,
  ///   for quick answers to many: twice the bytes of its counts, and its vectors. What others add
  ///   is seen by the next question, and read then.
  /// - Throws: ``LibraryError``.
  public init(reading path: String, keepsIndex: Bool = false) throws(LibraryError) {
    guard FilePath(path).status?.kind == .regular else { throw .missing(path: path) }
    self.path = path
    let connections = try Self.translating(path) { try LibraryConnections(path) }
    self.connections = connections
    memory = keepsIndex ? IndexMemory() : nil
    let state = try Self.translating(path) {
      try connections.withConnection {
        try $0.read { try Self.state(of: $0, path, LibrarySchema.migrations) }
      }
    }
    switch state {
    case .empty: throw .missing(path: path)
    case .current: break
    case .older(let version) where version >= LibrarySchema.oldestReadable: break
    case .older:
      throw .outdated(path: path)
    }
  }

  /// Whether a file begins as a library does, or as any other database of SQLite.
  public static func isDatabase(_ path: String) -> Bool {
    guard FilePath(path).status?.kind == .regular else { return false }
    return starts(FilePath(path), with: Array("SQLite format 3\0".utf8))
  }

  private static func starts(_ file: FilePath, with bytes: [UInt8]) -> Bool {
    (try? file.open(O_RDONLY)?.read(upToCount: bytes.count)).flatMap { $0 }.map { [UInt8]($0) }
      == bytes
  }

  /// Writes a copy of the file as it is at one moment.
  func copy(to path: String) throws {
    try connections.withConnection { try $0.database.copy(to: path) }
  }

  /// Runs `body` on the library as it is at one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws(LibraryError) -> Value {
    try Self.translating(path) { try connections.withConnection { try $0.read(body) } }
  }

  /// Opens a library to write it, after making it if it is not there.
  ///
  /// A library of an older format is brought up to date; before, it is copied beside itself.
  static func openForWriting(
    _ path: String, waiting seconds: Double = defaultWait,
    migrations: [LibrarySchema.Migration] = LibrarySchema.migrations
  ) throws(LibraryError) -> DatabaseQueue {
    let place = FilePath(path).target
    if place.status?.size ?? 0 == 0 { try expectNoLog(of: place.text) }
    if place.status != nil {
      // Looked at before anything is changed: it may be somebody else's database.
      try prepareToWrite(path, waiting: seconds, migrations)
    }
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(seconds)
    configuration.prepareDatabase {
      try distrust($0)
      // Long values lie in few pages; the size of a file that is there stays.
      try $0.execute(sql: "PRAGMA page_size = \(pageSize)")
      try $0.execute(sql: "PRAGMA synchronous = FULL")
    }
    return try translating(path) {
      let database = try DatabaseQueue(path: FilePath(path).text, configuration: configuration)
      try LibrarySchema.migrator(migrations).migrate(database)
      return database
    }
  }

  /// Sees that no file stands where SQLite would take it for the log of a library that is not there
  /// yet, or is empty: it would be read into it, or deleted. The journal of a writer that was
  /// killed is none of them.
  static func expectNoLog(of path: String) throws(LibraryError) {
    let journal: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    for suffix in ["-wal", "-journal"] {
      let log = FilePath(path + suffix)
      guard log.status?.size ?? 0 > 0 else { continue }
      if suffix == "-journal", FilePath(path).status != nil, starts(log, with: journal) { continue }
      throw .failed(
        path: path,
        reason: "\(log.shown) is in the way: SQLite would delete it; give the library another name")
    }
  }

  /// A library may come from anybody: nothing in its schema is run, and pages are looked at twice.
  static func distrust(_ database: Database) throws {
    try database.execute(sql: "PRAGMA trusted_schema = OFF")
    try database.execute(sql: "PRAGMA cell_size_check = ON")
  }

  private static func prepareToWrite(
    _ path: String, waiting seconds: Double, _ migrations: [LibrarySchema.Migration]
  ) throws(LibraryError) {
    // Whoever closes it last holds it for a moment.
    var configuration = Configuration()
    configuration.busyMode = .timeout(seconds)
    configuration.prepareDatabase(distrust)
    let database = try translating(path) {
      try DatabaseQueue(path: FilePath(path).text, configuration: configuration)
    }
    let found = try translating(path) {
      try database.read { try state(of: $0, path, migrations) }
    }
    guard case .older(let version) = found else { return }
    // A copy that is there is of another library.
    let name = "\(path).format-\(version)"
    let names = [name] + (2...999).map { "\(name)-\($0)" }
    try translating(path) {
      try database.copy(to: names.first { FilePath($0).status == nil } ?? name)
    }
  }

  private enum State {
    case empty
    case older(Int)
    case current
  }

  /// What a file is, by its header and its schema.
  ///
  /// The schema has to be the one that its format has, byte for byte: a view or a trigger in it
  /// would be run by what looks like a question to a table.
  private static func state(
    of database: Database, _ path: String, _ migrations: [LibrarySchema.Migration]
  ) throws -> State {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let schema = try LibrarySchema.entries(of: database)
    // The migrator's own table comes before the first migration: a writer that was killed between
    // the two left a library that is still empty.
    if application == 0, version == 0, try schema.isSubset(of: LibrarySchema.entries(after: [])) {
      return .empty
    }
    guard application == LibrarySchema.applicationID else {
      throw LibraryError.notALibrary(path: path)
    }
    if version > migrations.count {
      throw LibraryError.newer(path: path, version: version, known: migrations.count)
    }
    guard version > 0,
      try schema == LibrarySchema.entries(after: Array(migrations.prefix(version)))
    else { throw LibraryError.foreignSchema(path: path) }
    if version == migrations.count { return .current }
    // A writer that was stopped between two migrations left nothing to lose.
    let isEmpty = try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM batch)")
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
      throw .damaged(path: path)
    } catch is CocoaError {
      throw .failed(path: path, reason: "cannot be read or written here")
    } catch {
      throw .failed(path: path, reason: String(describing: error))
    }
  }

  /// The papers that pass a filter, in the order in which they came.
  ///
  /// - Throws: ``LibraryError`` for a paper that is not as it was written; ``recover(_:to:)`` saves
  ///   the others.
  /// - Complexity: O(papers of the dates asked for); texts are read of papers that pass.
  public func papers(passing filter: PaperFilter = PaperFilter()) throws(LibraryError) -> [Paper] {
    try read { try Self.papers($0, passing: filter) }
  }

  static func papers(_ database: Database, passing filter: PaperFilter) throws -> [Paper] {
    if filter.isOpen { return try allPapers(database) }
    let papers = try PaperLookup(database)
    return try StoredFilter(filter: filter, database: database).numbers().map { try papers[$0] }
  }

  /// Hands all papers over as they are at one moment, in the order in which they came, some
  /// thousand at a time.
  ///
  /// - Throws: as ``papers(passing:)``, and ``LibraryError`` as `take` throws it.
  public func forEachPart(_ take: ([Paper]) throws -> Void) throws(LibraryError) {
    try read { database in
      var part: [Paper] = []
      try Self.forEachPaper(database) { paper in
        part.append(paper)
        guard part.count == Self.batchSize else { return }
        try take(part)
        part.removeAll()
      }
      if !part.isEmpty { try take(part) }
    }
  }

  static func allPapers(_ database: Database) throws -> [Paper] {
    var papers: [Paper] = []
    try forEachPaper(database) { papers.append($0) }
    return papers
  }

  private static func forEachPaper(_ database: Database, _ body: (Paper) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(PaperRow.columns(database)) FROM paper ORDER BY number")
    while let row = try rows.next() { try body(try PaperRow.intact(row)) }
  }

  /// The first and last date of the papers, or nil where none has one, and how many papers are of
  /// each category. O(n), without reading texts.
  public func overview() throws(LibraryError) -> (
    dates: ClosedRange<PaperDate>?, categories: [String: Int]
  ) {
    try read { database in
      var dates: ClosedRange<PaperDate>?
      var counts: [String: Int] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT MIN(date) AS first, MAX(date) AS last, categories, COUNT(*) AS papers FROM paper
          GROUP BY categories
          """)
      while let row = try rows.next() {
        guard let list = row.text("categories").flatMap(JSONList.init),
          let papers = row.number("papers")
        else { throw StoredIndex.Damage(table: "paper") }
        for category in Set(list.items) { counts[category, default: 0] += Int(papers) }
        guard let firstText = row.text("first"), let lastText = row.text("last") else { continue }
        guard let first = PaperDate(firstText), let last = PaperDate(lastText), first <= last
        else { throw StoredIndex.Damage(table: "paper") }
        dates = min(first, dates?.lowerBound ?? first)...max(last, dates?.upperBound ?? last)
      }
      return (dates, counts)
    }
  }

  /// Those of some identifiers that papers have. O(log n) each.
  public func identifiers(among ids: [PaperID]) throws(LibraryError) -> [PaperID] {
    try read { database in
      let find = try database.cachedStatement(sql: "SELECT 1 FROM paper WHERE id = ?")
      return try ids.filter { try Int.fetchOne(find, arguments: [$0.description]) != nil }
    }
  }

  /// How many papers pass a filter; as ``papers(passing:)``, without their texts.
  public func paperCount(passing filter: PaperFilter) throws(LibraryError) -> Int {
    try read { try StoredFilter(filter: filter, database: $0).numbers().count }
  }

  /// How many papers there are. O(1).
  public func paperCount() throws(LibraryError) -> Int {
    try read { try Self.paperCount($0) }
  }

  /// The papers that the last batch left.
  static func paperCount(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT papers FROM batch ORDER BY number DESC LIMIT 1") ?? 0
  }

  /// What is in the library, in numbers. O(nonzeros of all papers).
  public func info() throws(LibraryError) -> LibraryInfo {
    try read { database in
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
        index: try .init(database))
    }
  }
}
