// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredEngine
internal import KindredPapers

/// What could be saved of a damaged library.
public struct LibraryRecovery: Equatable, Sendable {
  /// Papers in the new library, each as it was written.
  public let paperCount: Int

  /// Papers that were in the old one, or nil where that cannot be read.
  public let expectedCount: Int?

  /// Identifiers of papers that are not as they were written, as far as they can be read.
  public let damaged: [String]
}

extension Library {
  /// Saves all papers of a damaged library that are as they were written, in a new library.
  ///
  /// Every page of the file is looked at, so that papers are found which nothing leads to any more;
  /// the checksum that each has tells whether it is intact. The old file stays as it is.
  ///
  /// - Throws: ``LibraryError`` where the new library is there already or cannot be written, or no
  ///   paper is intact.
  /// - Complexity: O(bytes), and that of ``add(_:to:waiting:threadCount:)``.
  public static func recover(_ path: String, to new: String) throws -> LibraryRecovery {
    guard FilePath(path).status?.kind == .regular else { throw LibraryError.missing(path: path) }
    try expectNothing(at: new)
    return try withLogTakenOver(path, beside: new) { whole in
      let found = try RecoveredRows(whole)
      guard !found.places.isEmpty else {
        throw LibraryError.failed(path: path, reason: "no paper in it is intact")
      }
      _ = try add(to: new) { hand in
        for start in stride(from: 0, to: found.places.count, by: batchSize) {
          try hand(
            found.places[start..<min(found.places.count, start + batchSize)]
              .compactMap(found.paper))
        }
      }
      return LibraryRecovery(
        paperCount: try Library(reading: new).paperCount(), expectedCount: found.expectedCount,
        damaged: found.damaged)
    }
  }

  /// Runs `body` on a library's file, or on a copy in which a log that is left beside it is taken
  /// over, as far as SQLite can.
  private static func withLogTakenOver<Value>(
    _ path: String, beside new: String, _ body: (String) throws -> Value
  ) throws -> Value {
    let place = FilePath(path).target.text
    guard FilePath(place + "-wal").status?.size ?? 0 > 0 else { return try body(path) }
    let copy = FilePath(new).beside.text
    defer {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: copy + suffix)
      }
    }
    try translating(new) {
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: place + suffix, toPath: copy + suffix)
      }
    }
    let queue = try? DatabaseQueue(path: copy)
    try? queue?.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try? queue?.close()
    return try body(copy)
  }

  /// Writes a library anew in one piece, as it is at one moment, while others may read and write
  /// it.
  ///
  /// - Throws: ``LibraryError`` where the copy is there already or cannot be written.
  /// - Complexity: O(bytes).
  public static func backUp(_ path: String, to new: String) throws -> Int {
    try expectNothing(at: new)
    let library = try Library(reading: path)
    let problems = try library.check().problems
    if !problems.isEmpty { throw LibraryError.damaged(path: path) }
    try translating(new) { try library.copy(to: new) }
    return try Library(reading: new).paperCount()
  }

  /// Sees that a new library can be made: that nothing stands there, nor what SQLite would take for
  /// its log.
  private static func expectNothing(at new: String) throws {
    let place = FilePath(new).target
    guard place.status == nil else { throw LibraryError.standsThere(path: new) }
    try expectNoLog(of: place.text)
  }
}

extension DatabaseQueue {
  /// Writes a copy of the database under a name that it gets when it is whole.
  func copy(to path: String) throws {
    let part = FilePath(path).target.beside
    do {
      try vacuum(into: part.text)
      try part.open(O_RDWR)?.synchronize()
      guard part.moveWithoutReplacing(to: FilePath(path).target) else {
        throw LibraryError.standsThere(path: path)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part.text)
      throw error
    }
  }
}

/// The papers that can be made out in a file.
private struct RecoveredRows {
  private let pages: SQLitePages

  /// Where intact papers stand, in the order in which they came.
  private(set) var places: [SQLitePages.Place] = []

  /// Papers after the last batch that can be made out.
  private(set) var expectedCount: Int?

  /// Identifiers of papers of which no intact copy was found.
  private(set) var damaged: [String] = []

  private struct Known {
    let place: SQLitePages.Place
    let number: Int64
    let batch: Int64
  }

  init(_ path: String) throws {
    pages = try SQLitePages(path, assumedPageSize: Library.pageSize)
    var known: [String: Known] = [:]
    var broken: Set<String> = []
    var lastBatch: Int64 = 0
    try pages.forEachRow { row in
      if let id = row.column("id").flatMap(String.fromDatabaseValue), row.isPaper {
        guard let paper = PaperRow(row.named), paper.isIntact else {
          broken.insert(id)
          return
        }
        let batch = row.column("batch").flatMap(Int64.fromDatabaseValue) ?? 0
        if let other = known[id], (other.batch, other.number) > (batch, row.number) { return }
        known[id] = Known(place: row.place, number: row.number, batch: batch)
      } else if let papers = row.batchPapers, row.number > lastBatch {
        lastBatch = row.number
        expectedCount = papers
      }
    }
    places = known.values.sorted { $0.number < $1.number }.map(\.place)
    damaged = broken.filter { known[$0] == nil }.sorted()
  }

  /// The paper at a place.
  func paper(_ place: SQLitePages.Place) -> Paper? {
    pages.row(at: place).flatMap { PaperRow($0.named)?.paper }
  }
}

extension SQLitePages.Found {
  /// Whether the values are of the kinds that a row of the table `paper` has.
  fileprivate var isPaper: Bool {
    let columns = LibrarySchema.paperColumns
    guard (columns.firstIndex(of: "checksum") ?? 0) < values.count, values.count <= columns.count
    else { return false }
    return values[0].isNull
      && ["id", "title", "abstract", "categories"].allSatisfy {
        column($0).flatMap(String.fromDatabaseValue) != nil
      }
      && ["batch", "checksum"].allSatisfy { column($0).flatMap(Int64.fromDatabaseValue) != nil }
  }

  /// The papers after a batch, for a row of the table `batch`.
  fileprivate var batchPapers: Int? {
    guard values.count == 6, values[0].isNull,
      let finished = String.fromDatabaseValue(values[1]), finished.utf8.count == 20,
      let papers = Int32.fromDatabaseValue(values[5]), papers >= 0
    else { return nil }
    return Int(papers)
  }

  /// The value of a column of the table `paper`.
  fileprivate func column(_ name: String) -> DatabaseValue? {
    LibrarySchema.paperColumns.firstIndex(of: name).flatMap {
      $0 < values.count ? values[$0] : nil
    }
  }

  /// The values by the names of the table's columns.
  fileprivate var named: Row {
    Row(Dictionary(uniqueKeysWithValues: zip(LibrarySchema.paperColumns, values)))
  }
}
