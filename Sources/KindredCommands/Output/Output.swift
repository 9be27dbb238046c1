// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredPapers

/// Where words go: results to standard output, notes to standard error, files to their place.
///
/// Nothing else writes to any of them, so that what papers, file names and damaged files hold
/// reaches a terminal as text (``Swift/String/shown``) and never as a command to it.
enum Output {
  /// Why a result did not get where it should.
  enum Failure: Error, Equatable, CustomStringConvertible {
    /// The reader of standard output has gone.
    case closed
    /// Standard output or a file cannot be written.
    case unwritable(path: String, reason: String)

    var description: String {
      switch self {
      case .closed: "the output was closed"
      case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
      }
    }
  }

  /// Writes a result to standard output.
  static func write(_ text: String) throws(Failure) {
    Progress.pause()
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.shown.utf8))
    } catch {
      throw errno == EPIPE
        ? .closed : .unwritable(path: "standard output", reason: Self.reason(errno))
    }
  }

  /// Writes a message for a program to standard output, as it is, and ends its line.
  static func send(_ message: String) throws(Failure) { try send(Array((message + "\n").utf8)) }

  /// Writes rows for a program to standard output, as they are.
  static func send(_ rows: [UInt8]) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: rows)
    } catch {
      throw errno == EPIPE
        ? .closed : .unwritable(path: "standard output", reason: Self.reason(errno))
    }
  }

  /// Writes a line, or some, to standard error, where nobody may be listening.
  static func note(_ text: String) {
    Progress.pause()
    show(text.shown + "\n")
  }

  /// Writes text to standard error as it is, as what moves a terminal's cursor.
  static func show(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Writes a file.
  ///
  /// A regular file is replaced whole or not at all, and keeps its permissions; links are followed.
  /// Anything else that stands there, as a device or a pipe, is written to and stays what it is.
  static func write(_ data: Data, to path: String) throws(Failure) {
    let place = FilePath(path)
    do {
      let status = place.status
      switch status?.kind {
      case .folder: throw Failure.unwritable(path: path, reason: "it is a folder")
      case .other: try append(data, to: place)
      case .regular, nil:
        // `/dev/stdout` may be a file by another name: what is in it stays.
        if let open = standardStream(status) {
          try open.write(contentsOf: data)
        } else {
          try replace(place.target, with: data)
        }
      }
    } catch let error as Failure {
      throw error
    } catch {
      throw .unwritable(path: path, reason: Self.reason(errno))
    }
  }

  /// Adds text to the end of a file, which several programs may do at once.
  static func append(_ text: String, to path: String) throws(Failure) {
    guard let file = FilePath(path).open(O_WRONLY | O_CREAT | O_APPEND) else {
      throw .unwritable(path: path, reason: reason(errno))
    }
    do {
      try file.write(contentsOf: Data(text.utf8))
    } catch {
      throw .unwritable(path: path, reason: reason(errno))
    }
  }

  /// Makes a folder where there is none.
  static func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: reason(errno))
    }
  }

  /// The open stream that a file is, or nil.
  private static func standardStream(_ status: FileStatus?) -> FileHandle? {
    [FileHandle.standardOutput, .standardError].first {
      status != nil && FileStatus(descriptor: $0.fileDescriptor)?.identity == status?.identity
    }
  }

  private static func append(_ data: Data, to place: FilePath) throws {
    guard let file = place.open(O_WRONLY) else { throw CocoaError(.fileWriteUnknown) }
    do {
      try file.write(contentsOf: data)
    } catch {
      if errno == EPIPE { throw Failure.closed }
      throw error
    }
  }

  /// Writes a file beside its place, and moves it there when all of it is on the disk.
  private static func replace(_ place: FilePath, with data: Data) throws {
    let standing = place.status
    if standing != nil, !FileManager.default.isWritableFile(atPath: place.text) {
      errno = EACCES
      throw CocoaError(.fileWriteNoPermission)
    }
    let part = place.beside
    guard let file = part.open(O_WRONLY | O_CREAT | O_EXCL) else {
      throw CocoaError(.fileWriteUnknown)
    }
    do {
      if let standing { fchmod(file.fileDescriptor, mode_t(standing.permissions)) }
      try file.write(contentsOf: data)
      try file.synchronize()
      guard part.move(to: place) else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      let reason = errno
      try? FileManager.default.removeItem(atPath: part.text)
      errno = reason
      throw error
    }
  }

  /// What the system said, in a word or some.
  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "there is no such folder"
    case EACCES, EPERM, EROFS: "no right to write there"
    case ENOSPC, EDQUOT: "the disk is full"
    case EFBIG: "the file may not grow that large"
    default: "the system refused"
    }
  }
}
