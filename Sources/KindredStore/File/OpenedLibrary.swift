// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredPapers

/// A library's file, opened to be read.
///
/// A file in write-ahead mode needs an index beside it, which a reader makes. Where that cannot be,
/// as on read-only media, in another user's folder or on a full disk, the file is read as it
/// stands, and reading fails if it changes meanwhile; where a writer was killed there as well, a
/// copy is read that takes its log over.
final class OpenedLibrary: Sendable {
  let database: DatabaseQueue

  /// Which file it is.
  let file: [UInt64]?

  private let path: String

  /// What the file was when it was opened, where nothing keeps writers away.
  private let standing: FileStatus?

  /// A folder that goes when the library is let go.
  private let copy: URL?

  private let bound = WorkBound()

  /// - Throws: what SQLite says, or ``LibraryError``.
  init(_ path: String) throws {
    // A log stands beside the file, not beside a link to it.
    let place = FilePath(path).target
    self.path = place.text
    file = place.status?.identity
    do {
      database = try Self.open(place.text, bound)
      standing = nil
      copy = nil
      return
    } catch let error as DatabaseError where Self.asksForAnIndex(error) {
      guard FilePath(place.text + "-wal").status?.size ?? 0 > 0 else {
        standing = place.status
        copy = nil
        database = try Self.open(Self.immutable(place), readOnly: true, bound)
        return
      }
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    copy = folder
    standing = nil
    let copied = folder.appending(path: "library").path
    do {
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: place.text + suffix, toPath: copied + suffix)
      }
      database = try Self.open(copied, bound)
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  deinit {
    if let copy { try? FileManager.default.removeItem(at: copy) }
  }

  /// Runs `body` on the library as it is at one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let value = try database.read { database in
      bound.begin(["", "-wal"].reduce(0) { $0 + (FilePath(path + $1).status?.size ?? 0) })
      return try body(database)
    }
    if let standing, FilePath(path).status != standing {
      throw LibraryError.failed(path: path, reason: "it was changed while it was read; try again")
    }
    return value
  }

  /// Opens a file and looks at it, which shows whether it can be read.
  private static func open(
    _ path: String, readOnly: Bool = false, _ bound: WorkBound
  ) throws -> DatabaseQueue {
    // Not read-only where that can be had: what a killed writer left half done is set right by
    // whoever comes next, and reads are made in transactions that cannot write.
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(Library.defaultWait)
    configuration.prepareDatabase { database in
      try Library.distrust(database)
      bound.install(in: database)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { _ = try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM sqlite_master") }
    return queue
  }

  /// Whether SQLite could not make what it needs beside a file.
  private static func asksForAnIndex(_ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_FULL]
      .contains(error.resultCode)
  }

  /// An address for SQLite that promises that a file does not change.
  private static func immutable(_ place: FilePath) -> String {
    let path = place.bytes.map { byte in
      let digits = String(byte, radix: 16)
      return byte == UInt8(ascii: "/") ? "/" : "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
    return "file:\(path.joined())?immutable=1"
  }
}
