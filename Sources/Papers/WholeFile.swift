// SPDX-License-Identifier: Apache-2.0

internal import Foundation

extension PaperFiles {
  /// All bytes of a file, a pipe, or `-` for standard input, unpacked if they are gzip data.
  ///
  /// - Parameter limit: the most bytes, unpacked, that are read.
  /// - Throws: ``PapersError`` for a path that is missing or a folder, for bytes that cannot be read or
  ///   unpacked, and for more than `limit` of them.
  /// - Complexity: O(bytes); not much more than the limit is ever in memory.
  package static func whole(_ path: String, limit: Int) throws -> [UInt8] {
    let stream = ByteStream(try wholeFile(path), source: path)
    var bytes: [UInt8] = []
    while try !stream.fill(&bytes, upTo: bytes.count + 1) {
      guard bytes.count <= limit else { break }
    }
    guard bytes.count <= limit else {
      throw PapersError.unreadable(
        path: path, reason: "it holds more than \(limit >> 20) MiB, the most that is read at once")
    }
    return bytes
  }

  private static func wholeFile(_ path: String) throws(PapersError) -> FileHandle {
    if path == standardInput { return .standardInput }
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { throw .missing(path: path) }
    // Only a folder has itself in it.
    if files.fileExists(atPath: path + "/.") {
      throw .unreadable(path: path, reason: "it is a folder, where a file was expected")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(path: path, reason: "permission denied")
    }
    return file
  }
}
