// SPDX-License-Identifier: Apache-2.0

/// Turns text into UTF-8, a part at a time. UTF-8 stays as it is, valid or not.
///
/// Text whose encoding nothing names is judged at the first part that is not ASCII: it is
/// Windows-1252 if no character of UTF-8 stands there, and every byte is a letter or sign that
/// people write.
struct TextDecoder {
  private(set) var encoding: TextEncoding

  /// Whether the text was judged to be Windows-1252.
  private(set) var isGuessed = false

  /// Whether a carriage return alone ends a line.
  var hasLoneReturns = false

  /// Bytes of a character that the next part goes on with.
  private var rest: [UInt8] = []

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// The UTF-8 of the next bytes; what stands for no character becomes U+FFFD. O(bytes).
  ///
  /// - Parameter isLast: whether no more come.
  mutating func decode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var text = decodeText(bytes, isLast: isLast)
    if hasLoneReturns {
      for place in text.indices where text[place] == UInt8(ascii: "\r") {
        text[place] = UInt8(ascii: "\n")
      }
    }
    return text
  }

  private mutating func decodeText(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    if encoding == .unnamed, bytes.contains(where: { $0 >= 0x80 }) {
      isGuessed = Self.isWindows1252(bytes)
      encoding = isGuessed ? TextEncoding(named: "windows-1252") ?? .utf8 : .utf8
    }
    switch encoding {
    case .utf8, .unnamed:
      return bytes
    case .singleByte(let characters):
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count)
      for byte in bytes { text += characters[Int(byte)] }
      return text
    case .utf16(let isLittleEndian):
      return decode16(rest + bytes, isLittleEndian, isLast: isLast)
    }
  }

  private mutating func decode16(
    _ bytes: [UInt8], _ isLittleEndian: Bool, isLast: Bool
  ) -> [UInt8] {
    var units = stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      let pair = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittleEndian ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1
    }
    rest = []
    if !isLast {
      // The first half of a pair waits for the second.
      if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
      rest = Array(bytes[(2 * units.count)...])
    } else if !bytes.count.isMultiple(of: 2) {
      units.append(0xFFFD)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Whether bytes hold no character of UTF-8 beyond ASCII, not even a part of one at the end, and
  /// no byte that Windows-1252 leaves open or that nobody writes.
  private static func isWindows1252(_ bytes: [UInt8]) -> Bool {
    let odd: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xF0, 0xFE, 0xFF]
    for (place, byte) in bytes.enumerated() where byte >= 0x80 {
      let length = byte >= 0xF5 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
      let rest = bytes[(place + 1)...].prefix(length - 1)
      let isCharacter = length > 1 && rest.allSatisfy { $0 & 0xC0 == 0x80 }
      if isCharacter || odd.contains(byte) { return false }
    }
    return true
  }
}
