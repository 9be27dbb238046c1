// SPDX-License-Identifier: Apache-2.0

/// A list as Python and JSON print it, in one text: `['cs.CV', "O'Brien"]`.
enum QuotedList {
  /// The texts in it, each on one line, without blank ones; nil for a text that is no such list.
  /// O(length).
  static func split(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    var place = 0
    func skipSpace() {
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }
    func skip(_ byte: Character) -> Bool {
      skipSpace()
      guard place < bytes.count, bytes[place] == byte.asciiValue else { return false }
      place += 1
      return true
    }
    guard skip("[") else { return nil }
    var items: [String] = []
    while !skip("]") {
      if !items.isEmpty, !skip(",") { return nil }
      guard let item = quoted(bytes, &place) else { return nil }
      items.append(item)
    }
    skipSpace()
    return place == bytes.count ? items.map { $0.onOneLine() }.filter { !$0.isEmpty } : nil
  }

  /// The text in quotation marks at a place, white space passed over; a backslash keeps what
  /// follows it.
  private static func quoted(_ bytes: [UInt8], _ place: inout Int) -> String? {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard place < bytes.count, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(bytes[place]) else {
      return nil
    }
    let mark = bytes[place]
    var text: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == mark { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), place < bytes.count {
        text.append(bytes[place])
        place += 1
      } else {
        text.append(byte)
      }
    }
    return nil
  }
}
