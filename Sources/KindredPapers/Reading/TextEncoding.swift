// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The encodings in which text is read. All of it becomes UTF-8 before a format looks at it, so
/// that no two parsers can disagree about what the bytes mean.
enum TextEncoding: Equatable, Sendable {
  case utf8
  /// UTF-8 that nothing names; what turns out to be none of it at all is Windows-1252.
  case unnamed
  case utf16(isLittleEndian: Bool)
  /// One character for each byte: its UTF-8.
  case singleByte([[UInt8]])

  /// The encoding that the first bytes tell, and the bytes that only tell it.
  ///
  /// A mark in front decides, or else the zeros between the letters of UTF-16, or else what an XML
  /// declaration says; without any it is UTF-8, or
  /// Windows-1252 where it is no UTF-8 at all (``TextDecoder``). A
  /// declaration in ASCII that says UTF-16 cannot be true and counts as none.
  ///
  /// - Throws: ``PapersError/notText(source:found:)`` for a declared encoding that is not read.
  static func found(
    in head: [UInt8], source: String
  ) throws -> (encoding: TextEncoding, markLength: Int) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16(isLittleEndian: true), 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16(isLittleEndian: false), 2) }
    if let isLittleEndian = isLittleEndian(head) {
      return (.utf16(isLittleEndian: isLittleEndian), 0)
    }
    guard let name = declaredName(in: head) else { return (.unnamed, 0) }
    guard let encoding = TextEncoding(named: name) else {
      throw PapersError.notText(
        source: source, found: "XML in the encoding \"\(String(name.prefix(40)).onOneLine())\"")
    }
    return (encoding, 0)
  }

  /// The encoding of a name, in any case, or nil for one that is not read.
  init?(named name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf16", "iso-10646-ucs-2": self = .utf8
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1": self.init(.isoLatin1)
    case "iso-8859-2", "latin2": self.init(.isoLatin2)
    case "iso-8859-9", "latin5", "windows-1254", "cp1254": self.init(.windowsCP1254)
    case "iso-8859-15", "latin9":
      let euro: [UInt8: String] = [
        0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
      ]
      self.init(.isoLatin1, but: euro)
    case "windows-1250", "cp1250": self.init(.windowsCP1250)
    case "windows-1251", "cp1251": self.init(.windowsCP1251)
    case "windows-1252", "cp1252": self.init(.windowsCP1252)
    case "windows-1253", "cp1253": self.init(.windowsCP1253)
    default: return nil
    }
  }

  private init(_ encoding: String.Encoding, but others: [UInt8: String] = [:]) {
    self = .singleByte(
      (UInt8.min...UInt8.max).map { byte in
        let character = others[byte] ?? String(data: Data([byte]), encoding: encoding) ?? "\u{FFFD}"
        return Array(character.utf8)
      })
  }

  /// The order of bytes of UTF-16 without a mark: every other byte of an ASCII text is 0, and those
  /// between are not. Nil for other text. O(1).
  private static func isLittleEndian(_ head: [UInt8]) -> Bool? {
    let pairs = min(head.count, 1_024) / 2
    guard pairs > 1 else { return nil }
    let first = (0..<pairs).count { head[2 * $0] == 0 }
    let second = (0..<pairs).count { head[2 * $0 + 1] == 0 }
    guard (first == 0) != (second == 0), 10 * max(first, second) >= 7 * pairs else { return nil }
    return first == 0
  }

  /// What an XML declaration at the beginning gives as encoding, or nil. White space is what XML
  /// has.
  private static func declaredName(in head: [UInt8]) -> String? {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let rest = head.drop(while: isSpace)
    guard rest.starts(with: "<?xml".utf8), rest.dropFirst(5).first.map(isSpace) == true,
      let end = rest.firstIndex(of: UInt8(ascii: ">")),
      let word = rest[..<end].firstRange(of: Array("encoding".utf8))
    else { return nil }
    let value = rest[word.upperBound..<end].drop(while: isSpace)
    guard value.first == UInt8(ascii: "=") else { return nil }
    let quoted = value.dropFirst().drop(while: isSpace)
    guard let quote = quoted.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return String(decoding: quoted.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }
}
