// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Text out of LaTeX, as bibliographies have it.
///
/// Accents (`\"{o}`, `\v c`, `{\'\i}`), letters (`\ss`, `\O`), escaped symbols, dashes and
/// quotation marks become characters; braces, commands for type faces, citations and labels go;
/// formulas between dollars, and commands that are not known, stay as they are.
enum LaTeXText {
  /// The text; letters with accents in normalization form C. O(length).
  static func plain(_ latex: String) -> String {
    guard latex.utf8.contains(where: isSpecial) else { return latex }
    var reader = LaTeXReader(latex)
    return reader.text()
  }

  /// Whether a byte may be more than itself.
  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"),
      UInt8(ascii: "~"), UInt8(ascii: "-"), UInt8(ascii: "`"), UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// An address or identifier: without braces and without backslashes before symbols. O(length).
  static func plainAddress(_ latex: String) -> String {
    latex.onOneLine().replacingScalars { "{}\\".unicodeScalars.contains($0) ? "" : nil }
  }
}

private struct LaTeXReader {
  private let bytes: [UInt8]
  private var place = 0
  private var result: [UInt8] = []
  private var hasAccents = false

  init(_ latex: String) {
    bytes = Array(latex.utf8)
    result.reserveCapacity(bytes.count)
  }

  /// The combining mark of each accent.
  private static let accents: [String: Character] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
    "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}",
    "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
  ]

  private static let symbols: [String: String] = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "copyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "texteuro": "€", "ldots": "…",
    "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "textdegree": "°", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textbullet": "•",
    "textperiodcentered": "·", "textexclamdown": "¡", "textquestiondown": "¿",
  ]

  /// Commands of which only the argument is text.
  private static let faces: Set<String> = [
    "emph", "textit", "textbf", "textrm", "texttt", "textsc", "textsf", "textsl", "textup",
    "textmd",
    "textnormal", "underline", "mbox", "text", "ensuremath", "bf", "it", "rm", "tt", "sc", "em",
    "sl", "sf", "bfseries", "itshape", "url", "relax", "protect", "noopsort", "small", "large",
  ]

  mutating func text() -> String {
    while place < bytes.count {
      let run = bytes[place...].prefix { !LaTeXText.isSpecial($0) }
      result += run
      place += run.count
      if place == bytes.count { break }
      switch bytes[place] {
      case UInt8(ascii: "\\"): command()
      case UInt8(ascii: "$"): formula()
      case UInt8(ascii: "{"), UInt8(ascii: "}"): place += 1
      case UInt8(ascii: "~"): replace(1, by: " ")
      case _ where next(is: "---"): replace(3, by: "—")
      case _ where next(is: "--"): replace(2, by: "–")
      case _ where next(is: "``"): replace(2, by: "“")
      case _ where next(is: "''"): replace(2, by: "”")
      default: copy(1)
      }
    }
    let text = String(decoding: result, as: UTF8.self)
    return hasAccents ? text.precomposedStringWithCanonicalMapping : text
  }

  private func next(is text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func copy(_ count: Int) {
    result += bytes[place..<(place + count)]
    place += count
  }

  private mutating func replace(_ count: Int, by text: String) {
    result += text.utf8
    place += count
  }

  /// Copies a formula as it is; a dollar without another is one.
  private mutating func formula() {
    let dollar = UInt8(ascii: "$")
    let width = next(is: "$$") ? 2 : 1
    var end = place + width
    while end < bytes.count, bytes[end] != dollar {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    // Where there is none, all the rest is copied: to look for one again and again would take long.
    copy(end < bytes.count ? min(end + width, bytes.count) - place : bytes.count - place)
  }

  /// Reads a command at a backslash.
  private mutating func command() {
    let start = place
    guard place + 1 < bytes.count else { return copy(1) }
    place += 1
    guard bytes[place].isLetter else { return symbolCommand() }
    let name = String(decoding: bytes[place...].prefix { $0.isLetter }, as: UTF8.self)
    place += name.utf8.count
    if let mark = Self.accents[name], accent(mark) { return }
    if let symbol = Self.symbols[name] {
      result += symbol.utf8
      skipSpace()
    } else if Self.faces.contains(name) {
      skipSpace()
    } else if let open = openingBrace() {
      place = open
      guard let end = groupEnd() else { return }
      if Self.firstIsNoText.contains(name) {
        if end < bytes.count, bytes[end] == UInt8(ascii: "{") { place = end }
      } else if Self.isReference(name) {
        place = end
        while result.last?.isSpace == true { result.removeLast() }
      }
    } else {
      result += bytes[start..<place]
    }
  }

  /// Whether a command names a place elsewhere and has no text: `cite`, `parencite`, `eqref`.
  private static func isReference(_ name: String) -> Bool {
    name == "label" || name.hasSuffix("ref") || name.lowercased().contains("cite")
  }

  /// Commands whose first argument is no text: an address, a color.
  private static let firstIsNoText: Set<String> = ["href", "textcolor", "colorbox", "hyperlink"]

  /// Where the brace opens that follows a command, maybe after a star and something in brackets.
  private func openingBrace() -> Int? {
    var next = place
    if next < bytes.count, bytes[next] == UInt8(ascii: "*") { next += 1 }
    while next < bytes.count, bytes[next] == UInt8(ascii: "["),
      let end = bytes[next...].prefix(64).firstIndex(of: UInt8(ascii: "]"))
    {
      next = end + 1
    }
    return next < bytes.count && bytes[next] == UInt8(ascii: "{") ? next : nil
  }

  /// Bytes of an argument that is no text.
  private static let longestArgument = 1_024

  /// The place after the group that opens at the place, or nil for one that is too long.
  private func groupEnd() -> Int? {
    var depth = 0
    for next in place..<min(bytes.count, place + Self.longestArgument) {
      depth += bytes[next] == UInt8(ascii: "{") ? 1 : bytes[next] == UInt8(ascii: "}") ? -1 : 0
      if depth == 0 { return next + 1 }
    }
    return nil
  }

  /// Reads a command of one character that is no letter.
  private mutating func symbolCommand() {
    let character = scalar(at: place)
    if let mark = Self.accents[character] {
      place += 1
      if !accent(mark) { result += character.utf8 }
      return
    }
    switch character {
    case "\\", " ", ",", ";", "/", "\n", ":": replace(1, by: " ")
    case "-", "!": place += 1
    case "(", ")", "[", "]": replace(1, by: "\\" + character)
    default: copy(character.utf8.count)
    }
  }

  /// White space after a command is its end, and no text.
  private mutating func skipSpace() {
    while place < bytes.count, bytes[place].isSpace { place += 1 }
  }

  /// Reads the letter that an accent is for, in braces or not; false, and nothing, where there is
  /// none.
  private mutating func accent(_ mark: Character) -> Bool {
    var next = place
    while next < bytes.count, bytes[next].isSpace { next += 1 }
    let isBraced = next < bytes.count && bytes[next] == UInt8(ascii: "{")
    if isBraced { next += 1 }
    if next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"),
      "ij".utf8.contains(bytes[next + 1])
    {
      // A dotless letter: Unicode has those with accents under the plain ones.
      next += 1
    }
    guard next < bytes.count else { return false }
    let letter = scalar(at: next)
    guard letter.unicodeScalars.allSatisfy(\.properties.isAlphabetic) else { return false }
    next += letter.utf8.count
    if isBraced {
      guard next < bytes.count, bytes[next] == UInt8(ascii: "}") else { return false }
      next += 1
    }
    result += "\(letter)\(mark)".utf8
    hasAccents = true
    place = next
    return true
  }

  /// The character at a place, one scalar of it.
  private func scalar(at place: Int) -> String {
    let length = 1 + bytes[(place + 1)...].prefix { $0 & 0xC0 == 0x80 }.count
    return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") }
}
