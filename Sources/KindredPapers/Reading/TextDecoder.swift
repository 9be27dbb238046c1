// SPDX-License-Identifier: Apache-2.0

/// Turns text into UTF-8, a part at a time. UTF-8 stays as it is, valid or not.
struct TextDecoder {
  let encoding: TextEncoding

  /// Bytes of a character that the next part goes on with.
  private var rest: [UInt8] = []

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// The UTF-8 of the next bytes; what stands for no character becomes U+FFFD. O(bytes).
  ///
  /// - Parameter isLast: whether no more come.
  mutating func decode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    switch encoding {
    case .utf8:
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
}
