// SPDX-License-Identifier: Apache-2.0

/// A value of JSON.
enum JSONValue: Sendable {
  case null
  case truth(Bool)
  /// A number as it is written.
  case number(String)
  case text(String)
  case list([JSONValue])
  /// Names and values in their order.
  case object([(name: String, value: JSONValue)])
}

/// Reads JSON, and what programs write in its place: `NaN` and `Infinity` are null, a comma may
/// stand after the last item, and lists and objects may be as Python prints them (`'text'`, `None`,
/// `Author('text')`).
///
/// Half of a surrogate pair that stands alone becomes U+FFFD. Values may stand ``deepest`` levels
/// deep. Foundation's parsers keep no order of names and do none of this, so it is done by hand.
struct JSONParser {
  /// Why bytes are no JSON: they end too soon, or go on with something else.
  enum Failure: Error { case cut, invalid }

  /// How deep values may stand in each other.
  static let deepest = 128

  private let bytes: ArraySlice<UInt8>

  /// The place of the next byte.
  private(set) var place: Int

  /// Whether half of a surrogate pair stood alone.
  private(set) var isRepaired = false

  /// Whether a value that ends too soon counts with what is whole of its lists.
  private let keepsCut: Bool

  /// Whether that happened.
  private(set) var isCut = false

  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - keepsCut: whether whole items of a list without an end count.
  init(_ bytes: ArraySlice<UInt8>, keepsCut: Bool = false) {
    self.bytes = bytes
    self.keepsCut = keepsCut
    place = bytes.startIndex
  }

  /// The one value of the bytes. O(bytes).
  mutating func document() throws(Failure) -> JSONValue {
    let value = try value(0)
    guard isAtEnd else { throw .invalid }
    return value
  }

  /// The next of several values, between which may stand commas. O(its bytes).
  mutating func nextValue() throws(Failure) -> JSONValue {
    let value = try value(0)
    _ = skip(",")
    return value
  }

  /// Whether nothing but white space is left.
  var isAtEnd: Bool { bytes[place...].allSatisfy { $0 <= 0x20 } }

  private var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func value(_ depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.deepest else { throw .invalid }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try list(depth, upTo: "]")
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try text())
    case nil: throw .cut
    default: return try word(depth)
    }
  }

  private mutating func object(_ depth: Int) throws(Failure) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    place += 1
    repeat {
      skipSpace()
      if next == UInt8(ascii: "}") { break }
      let name = try text()
      guard skip(":") else { throw next == nil ? .cut : .invalid }
      members.append((name, try value(depth + 1)))
      if isCut { return .object(members) }
    } while skip(",")
    guard skip("}") else { throw next == nil ? .cut : .invalid }
    return .object(members)
  }

  private mutating func list(
    _ depth: Int, upTo end: Unicode.Scalar
  ) throws(Failure) -> JSONValue {
    var items: [JSONValue] = []
    place += 1
    repeat {
      skipSpace()
      if next == UInt8(ascii: end) { break }
      do {
        items.append(try value(depth + 1))
      } catch {
        guard keepsCut, case .cut = error else { throw error }
        isCut = true
      }
      if isCut { return .list(items) }
    } while skip(",") || next == UInt8(ascii: "'")
    guard skip(end) else {
      guard next == nil else { throw .invalid }
      guard keepsCut else { throw .cut }
      isCut = true
      return .list(items)
    }
    return .list(items)
  }

  /// A number, or a word such as `true`; what Python makes of something, as `Author('text')`, is
  /// that.
  private mutating func word(_ depth: Int) throws(Failure) -> JSONValue {
    let word = bytes[place...].prefix {
      $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
        || $0 == UInt8(ascii: ".")
    }
    place = word.endIndex
    let text = String(decoding: word, as: UTF8.self)
    switch text {
    case "null", "NaN", "Infinity", "-Infinity", "None", "nan": return .null
    case "true", "True": return .truth(true)
    case "false", "False": return .truth(false)
    default: break
    }
    if next == UInt8(ascii: "("), word.first?.isLetter == true {
      let values = try list(depth, upTo: ")")
      if case .list(let items) = values, items.count == 1 { return items[0] }
      return values
    }
    guard let digit = word.last, digit.isDigit, let first = word.first,
      first.isDigit || first == UInt8(ascii: "-"), Double(text) != nil
    else { throw next == nil ? .cut : .invalid }
    return .number(text)
  }

  /// The text in quotation marks at the place.
  private mutating func text() throws(Failure) -> String {
    switch next {
    case UInt8(ascii: "\""): return try text { $0 == UInt8(ascii: "\"") }
    case UInt8(ascii: "'"): return try text { $0 == UInt8(ascii: "'") }
    case nil: throw .cut
    default: throw .invalid
    }
  }

  /// As ``text()`` up to a byte that ends it; made anew for each mark, since most of the time goes
  /// here.
  @inline(__always)
  private mutating func text(upTo isEnd: (UInt8) -> Bool) throws(Failure) -> String {
    place += 1
    var start = place
    var result: [UInt8] = []
    while let end = bytes[start...].firstIndex(where: {
      isEnd($0) || $0 == UInt8(ascii: "\\") || $0 < 0x20
    }) {
      place = end + 1
      if isEnd(bytes[end]) {
        if result.isEmpty { return String(decoding: bytes[start..<end], as: UTF8.self) }
        result += bytes[start..<end]
        return String(decoding: result, as: UTF8.self)
      }
      guard bytes[end] == UInt8(ascii: "\\") else { throw .invalid }
      result += bytes[start..<end]
      try escape(&result)
      start = place
    }
    throw .cut
  }

  private mutating func escape(_ result: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw .cut }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      result.append(byte)
    case UInt8(ascii: "u"): try unicodeEscape(&result)
    default: throw .invalid
    }
  }

  /// The rest of `\uXXXX`, and of the second half of a pair.
  private mutating func unicodeEscape(_ result: inout [UInt8]) throws(Failure) {
    guard let unit = unit() else { throw .invalid }
    var value = UInt32(unit)
    if UTF16.isLeadSurrogate(unit), bytes[place...].starts(with: "\\u".utf8) {
      let back = place
      place += 2
      guard let second = self.unit() else { throw .invalid }
      if UTF16.isTrailSurrogate(second) {
        value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      } else {
        place = back
      }
    }
    let scalar = Unicode.Scalar(value)
    if scalar == nil { isRepaired = true }
    result += String(scalar ?? "\u{FFFD}").utf8
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt16? {
    guard place + 4 <= bytes.endIndex else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    place += 4
    return unit
  }
}
