// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The file system's answer about one path.
package struct FileStatus: Equatable, Sendable {
  /// Kinds of files.
  package enum Kind: Equatable, Sendable {
    case regular
    case folder
    /// A device, a pipe or a socket: something that is written to and read from, and never
    /// replaced.
    case other
  }

  package let kind: Kind

  /// The permission bits, as `chmod` takes them.
  package let permissions: UInt32

  /// The same for two paths exactly if they are one file.
  package let identity: [UInt64]

  /// Bytes of a regular file.
  package let size: Int

  /// The time at which its bytes were last changed, in nanoseconds.
  package let modified: Int64
}

extension FileStatus {
  /// The status of an open file, or nil if the descriptor is not open.
  package init?(descriptor: Int32) {
    var found = stat()
    guard unsafe fstat(descriptor, &found) == 0 else { return nil }
    self.init(found)
  }

  init(_ found: stat) {
    let kind: FileStatus.Kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    #if os(macOS)
      let modified = found.st_mtimespec
    #else
      let modified = found.st_mtim
    #endif
    self.init(
      kind: kind, permissions: UInt32(found.st_mode & 0o7777),
      identity: [UInt64(found.st_dev), UInt64(found.st_ino)], size: Int(found.st_size),
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec))
  }
}
