// SPDX-License-Identifier: Apache-2.0

/// The lines of a stream, cut from bytes that come in parts of any size.
package struct RowLines {
  private let read: () throws -> [UInt8]
  private var bytes: [UInt8] = []
  private var start = 0
  private var seen = 0

  /// Lines of what `read` gives, until that is nothing.
  package init(read: @escaping () throws -> [UInt8]) { self.read = read }

  /// The next line without its end, or nil after the last one. Amortized O(length).
  package mutating func next() throws -> ArraySlice<UInt8>? {
    while true {
      if let end = bytes[seen...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (start, seen) = (end + 1, end + 1) }
        return bytes[start..<end]
      }
      bytes.removeSubrange(..<start)
      (start, seen) = (0, bytes.count)
      let part = try read()
      if part.isEmpty {
        defer { (start, seen) = (bytes.count, bytes.count) }
        return bytes.isEmpty ? nil : bytes[...]
      }
      bytes += part
    }
  }
}
