// SPDX-License-Identifier: Apache-2.0

/// Calls `body` with the number (from 1) and bytes of each line, without its line end.
func forEachLine(
  in bytes: ArraySlice<UInt8>, firstLine: Int = 1, _ body: (Int, ArraySlice<UInt8>) -> Void
) {
  var number = firstLine
  var start = bytes.startIndex
  while start < bytes.endIndex {
    let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let hasReturn = feed > start && bytes[feed - 1] == UInt8(ascii: "\r")
    body(number, bytes[start..<(hasReturn ? feed - 1 : feed)])
    number += 1
    start = feed + 1
  }
}

extension ArraySlice<UInt8> {
  /// How many line feeds there are. O(bytes).
  var lineFeedCount: Int {
    let bytes = span
    var count = 0
    for start in stride(from: 0, to: bytes.count, by: 255) {
      // A count that fits a byte, so that many bytes are looked at at a time.
      var some: UInt8 = 0
      for index in start..<Swift.min(start + 255, bytes.count) {
        some &+= bytes[index] == UInt8(ascii: "\n") ? 1 : 0
      }
      count += Int(some)
    }
    return count
  }

  /// How many bytes stand before the last line that begins with `start`, the first line left out; 0
  /// where there is none. O(bytes after it).
  func count(beforeLastLineStarting start: String) -> Int {
    let start = Array(start.utf8)
    var end = endIndex
    while let feed = self[..<end].lastIndex(of: UInt8(ascii: "\n")) {
      if self[(feed + 1)...].starts(with: start) { return feed + 1 - startIndex }
      end = feed
    }
    return 0
  }
}
