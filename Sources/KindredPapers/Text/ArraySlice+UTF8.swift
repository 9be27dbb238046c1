// SPDX-License-Identifier: Apache-2.0

extension ArraySlice<UInt8> {
  /// Whether the bytes are valid UTF-8. O(bytes).
  var isValidUTF8: Bool { (try? UTF8Span(validating: span)) != nil }

  /// The bytes with U+FFFD for what is no UTF-8, and the lines, from 1, where there was any.
  /// O(bytes).
  func repaired() -> (bytes: [UInt8], lines: [Int]) {
    var result: [UInt8] = []
    var lines: [Int] = []
    result.reserveCapacity(count)
    var start = startIndex
    var number = 1
    while start < endIndex {
      let end = self[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? endIndex
      let line = self[start..<end]
      if line.isValidUTF8 {
        result += line
      } else {
        result += Array(String(decoding: line, as: UTF8.self).utf8)
        lines.append(number)
      }
      number += 1
      start = end
    }
    return (result, lines)
  }
}

extension ArraySlice<UInt8> {
  /// Where the bytes of a text first stand, or nil. O(bytes) for texts whose first byte is rare.
  func firstPlace(of text: String) -> Int? {
    let wanted = text.utf8
    guard let first = wanted.first else { return startIndex }
    var place = startIndex
    while let start = self[place...].firstIndex(of: first) {
      if self[start...].starts(with: wanted) { return start }
      place = start + 1
    }
    return nil
  }
}
