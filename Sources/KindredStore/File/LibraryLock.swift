// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredPapers

/// The right to write a library, held by one process at a time.
///
/// A file beside the library is locked, which ends with the process, however that ends; in it
/// stands who holds the lock. A file of that name that is somebody else's stays as it is.
struct LibraryLock: ~Copyable {
  private let file: FileHandle

  /// How every note begins.
  private static let start = "process "

  /// Takes the lock, and waits for it if another process holds it.
  ///
  /// - Throws: ``LibraryError/busy(path:holder:)`` after `seconds`, and
  ///   ``LibraryError/failed(path:reason:)`` where no file can be made, or one stands there that is
  ///   no lock.
  init(_ library: String, waiting seconds: Double) throws(LibraryError) {
    // A library has one lock, by whatever name it is known.
    let place = FilePath(FilePath(library).target.text + ".lock")
    let path = place.shown
    guard let file = place.open(O_RDWR | O_CREAT | O_NOFOLLOW) else {
      throw .failed(path: library, reason: Self.reason(errno, path))
    }
    guard FileStatus(descriptor: file.fileDescriptor)?.kind == .regular, Self.isLock(file) else {
      throw .failed(
        path: library,
        reason: "\(path) is in the way: it is no lock of Kindred; give the library another name")
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
      "\(Self.start)\(process.processIdentifier) on \(process.hostName), "
      + "since \(Date().ISO8601Format())\n"
    try? file.truncate(atOffset: 0)
    try? file.seek(toOffset: 0)
    try? file.write(contentsOf: Data(note.utf8))
  }

  /// Whether a file is one that this made, or empty.
  private static func isLock(_ file: FileHandle) -> Bool {
    let first = (try? file.read(upToCount: start.utf8.count)).flatMap { $0 } ?? Data()
    return first.isEmpty || first == Data(start.utf8)
  }

  private static func holder(_ file: FileHandle) -> String {
    try? file.seek(toOffset: 0)
    let note = (try? file.read(upToCount: 1_024)).flatMap { $0 }
    let line = note.map { String(decoding: $0, as: UTF8.self) }?.prefix { $0 != "\n" } ?? ""
    return line.isEmpty ? "another process" : String(line)
  }

  /// Why no lock could be made.
  private static func reason(_ code: Int32, _ path: String) -> String {
    switch code {
    case ENOENT, ENOTDIR: "cannot be written: there is no such folder"
    case ELOOP: "\(path) is in the way: it is a link; give the library another name"
    case EISDIR: "\(path) is in the way: it is a folder; give the library another name"
    case ENOSPC, EDQUOT: "cannot be written: the disk is full"
    default: "cannot be written: no right to make \(path)"
    }
  }

  deinit { try? file.close() }
}
