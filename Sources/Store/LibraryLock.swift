// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The right to write a library, held by one process at a time.
///
/// A file beside the library is locked, which ends with the process, however that ends; in it stands
/// who holds the lock.
struct LibraryLock: ~Copyable {
  private let file: FileHandle

  /// Takes the lock, and waits for it if another process holds it.
  ///
  /// - Throws: ``LibraryError/busy(path:holder:)`` after `seconds`, and ``LibraryError/failed(path:reason:)``
  ///   where no file can be made.
  init(_ library: String, waiting seconds: Double) throws(LibraryError) {
    // A library has one lock, by whatever name it is known.
    let path = URL(fileURLWithPath: library).resolvingSymlinksInPath().path + ".lock"
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw .failed(path: library, reason: "cannot be written (no right to make \(path))")
    }
    let end = Date().addingTimeInterval(seconds)
    while flock(file.fileDescriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw .failed(path: library, reason: "cannot be locked")
      }
      guard Date() < end else { throw .busy(path: library, holder: Self.holder(file)) }
      Thread.sleep(forTimeInterval: 0.05)
    }
    self.file = file
    let process = ProcessInfo.processInfo
    let note =
      "process \(process.processIdentifier) on \(process.hostName), since \(Date().ISO8601Format())\n"
    try? file.truncate(atOffset: 0)
    try? file.seek(toOffset: 0)
    try? file.write(contentsOf: Data(note.utf8))
  }

  private static func holder(_ file: FileHandle) -> String {
    let note = (try? file.readToEnd()).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
    let line = note?.prefix { $0 != "\n" } ?? ""
    return line.isEmpty ? "another process" : String(line)
  }

  deinit { try? file.close() }
}
