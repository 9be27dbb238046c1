// SPDX-License-Identifier: Apache-2.0

extension PaperFiles {
  /// All bytes of a file, a pipe, or `-` for standard input, unpacked if they are gzip data.
  ///
  /// - Parameter limit: the most bytes, unpacked, that are read.
  /// - Throws: ``PapersError`` for a path that is missing or a folder, for bytes that cannot be
  ///   read or unpacked, and for more than `limit` of them.
  /// - Complexity: O(bytes); not much more than the limit is ever in memory.
  package static func whole(_ path: String, limit: Int) throws -> [UInt8] {
    if try isFolder(path) {
      throw PapersError.unreadable(path: path, reason: "it is a folder, where a file was expected")
    }
    let stream = try open(path)
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
}
