// SPDX-License-Identifier: Apache-2.0

/// Goes through the bytes of a bibliography.
struct BibTeXScanner {
  enum Entry {
    case string(name: String, value: String)
    case paper(key: String, fields: [String: String])
    case nothing
    case broken(String)
  }

  /// Why an entry cannot be read.
  private enum Failure: Error {
    case unclosed, unexpected, tooMuch

    var sentence: String {
      switch self {
      case .unclosed: "is not closed"
      case .unexpected: "is not as BibTeX has it"
      case .tooMuch: "uses names for more text than is read"
      }
    }
  }

  private let bytes: ArraySlice<UInt8>
  private var place: Int

  /// Bytes that names may still stand for: few bytes could else stand for very many.
  private var allowance: Int

  /// The line of the next byte.
  var line = 1

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
    allowance = (16 << 20) + 4 * bytes.count
  }

  /// The next byte, or nil at the end.
  var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private mutating func advance() {
    if bytes[place] == UInt8(ascii: "\n") { line += 1 }
    place += 1
  }

  /// Goes past a byte if it is the next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    advance()
    return true
  }

  /// Goes past the next of these bytes; false at the end.
  mutating func skip(past byte: UInt8) -> Bool {
    while let next {
      advance()
      if next == byte { return true }
    }
    return false
  }

  mutating func skipSpace() {
    while let next, next <= 0x20 { advance() }
  }

  /// Goes past white space, and lines of comments as TeX has them.
  private mutating func skipSpaceAndComments() {
    skipSpace()
    while next == UInt8(ascii: "%") {
      while let next, next != UInt8(ascii: "\n") { advance() }
      skipSpace()
    }
  }

  /// A name up to what ends one.
  mutating func name() -> String { text { !"{}()\",=#%@".utf8.contains($0) && $0 > 0x20 } }

  private mutating func text(while belongs: (UInt8) -> Bool) -> String {
    let start = place
    while let next, belongs(next) { advance() }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// The entry after an `@`. After a broken one the place is where it was seen to be broken.
  mutating func entry(_ strings: [String: String]) -> Entry {
    skipSpace()
    let kind = name().lowercased()
    skipSpace()
    guard !kind.isEmpty, let open = next,
      open == UInt8(ascii: "{") || open == UInt8(ascii: "(")
    else { return .nothing }
    // What JabRef and others keep in comments may be anything.
    if kind == "comment" { return .nothing }
    advance()
    let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    do {
      switch kind {
      case "preamble":
        _ = try value(strings)
        return .nothing
      case "string":
        let fields = try self.fields(strings, upTo: close)
        return fields.first.map { .string(name: $0.key, value: $0.value) } ?? .nothing
      default:
        // Some put the key on a line of its own.
        skipSpace()
        let key = text { $0 != UInt8(ascii: ",") && $0 != close && $0 != UInt8(ascii: "\n") }
        let fields = try self.fields(strings, upTo: close)
        return .paper(key: key, fields: fields)
      }
    } catch {
      return .broken(error.sentence)
    }
  }

  /// `name = value` between commas, up to the end of the entry. The first of one name counts.
  private mutating func fields(
    _ strings: [String: String], upTo close: UInt8
  ) throws(Failure) -> [String: String] {
    var fields: [String: String] = [:]
    while true {
      skipSpaceAndComments()
      while skip(UInt8(ascii: ",")) { skipSpaceAndComments() }
      if skip(close) { return fields }
      if next == nil { throw .unclosed }
      // Some names have parentheses in them.
      let name = text { !"{}\",=#@".utf8.contains($0) }.onOneLine().lowercased()
      guard !name.isEmpty, skip(UInt8(ascii: "=")) else { throw .unexpected }
      let value = try value(strings)
      if fields[name] == nil { fields[name] = value }
    }
  }

  /// Parts joined by `#`.
  private mutating func value(_ strings: [String: String]) throws(Failure) -> String {
    var value = ""
    repeat {
      skipSpace()
      switch next {
      case UInt8(ascii: "{"):
        advance()
        value += try delimited(by: UInt8(ascii: "}"))
      case UInt8(ascii: "\""):
        advance()
        value += try delimited(by: UInt8(ascii: "\""))
      case nil:
        throw .unclosed
      default:
        let name = name()
        if name.isEmpty { throw .unexpected }
        if let text = strings[name.lowercased()] {
          allowance -= text.utf8.count
          if allowance < 0 { throw .tooMuch }
          value += text
        } else {
          // A number, a month, or a name whose text stands in another file.
          value += name
        }
      }
      skipSpace()
    } while skip(UInt8(ascii: "#"))
    return value
  }

  /// The text up to `end` outside of inner braces. A line that begins an entry ends it: somebody
  /// forgot a brace.
  private mutating func delimited(by end: UInt8) throws(Failure) -> String {
    let start = place
    var depth = 0
    while let byte = next {
      if byte == end, depth == 0 {
        advance()
        return String(decoding: bytes[start..<(place - 1)], as: UTF8.self)
      }
      switch byte {
      case UInt8(ascii: "\\") where end == UInt8(ascii: "\"") && place + 1 < bytes.endIndex:
        // `\"` is an accent, though BibTeX wants it in braces.
        if bytes[place + 1] == end { advance() }
      case UInt8(ascii: "{"):
        depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth < 0 { throw .unexpected }
      case UInt8(ascii: "@") where isAtLineStart && BibTeXPaperReader.begins(lineAhead):
        throw .unclosed
      default:
        break
      }
      advance()
    }
    throw .unclosed
  }

  /// Whether nothing but some white space stands before the next byte on its line.
  private var isAtLineStart: Bool {
    let before = bytes[..<place].suffix(64)
    guard let last = before.last(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return last == UInt8(ascii: "\n")
  }

  private var lineAhead: ArraySlice<UInt8> {
    bytes[place...].prefix(64).prefix { $0 != UInt8(ascii: "\n") }
  }
}
