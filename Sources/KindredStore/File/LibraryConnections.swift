// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredPapers
internal import Synchronization

/// As many connections to a library's file as threads read it at once.
final class LibraryConnections: Sendable {
  private let path: String
  private let idle: Mutex<[OpenedLibrary]>

  /// Connections that wait for the next question at most.
  private static let mostIdle = 8

  /// Opens the first one.
  ///
  /// - Throws: what SQLite says, or ``LibraryError``.
  init(_ path: String) throws {
    self.path = path
    idle = Mutex([try OpenedLibrary(path)])
  }

  /// Runs `body` with a connection that nobody else uses meanwhile.
  func withConnection<Value>(_ body: (OpenedLibrary) throws -> Value) throws -> Value {
    // Another file may have taken the place of the one that was opened.
    let file = FilePath(path).target.status?.identity
    let standing = idle.withLock { idle in
      idle.removeAll { $0.file != file }
      return idle.popLast()
    }
    let connection = try standing ?? OpenedLibrary(path)
    defer {
      idle.withLock { if $0.count < Self.mostIdle { $0.append(connection) } }
    }
    return try body(connection)
  }
}
