// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Text of papers inside a Markdown digest.
///
/// A page that shows a digest must take neither `<` for a tag, nor `](` for a link or an image, nor
/// `]:` for the definition of one, so a backslash stands before `<` and between the others;
/// backslashes before it are doubled. All else is left as it is found, TeX first of all.
enum DigestText {
  /// The text with backslashes.
  static func escaped(_ text: String) -> String {
    rewrite(text) { backslashes in 2 * backslashes + 1 }
  }

  /// The text without them; what no one escaped stays.
  static func unescaped(_ text: String) -> String {
    rewrite(text) { backslashes in backslashes % 2 == 1 ? backslashes / 2 : backslashes }
  }

  /// Kinds of addresses that a digest links to; a script is none of them.
  private static let schemes: Set<String> = ["http", "https", "ftp", "doi", "arxiv", "hdl", "urn"]

  /// An address as a link may hold it: what would end a link, begin a tag or stand for another
  /// character is percent-encoded; empty for one that a page must not link to.
  static func address(_ url: String) -> String {
    if let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = url[..<colon].lowercased()
      let isScheme = scheme.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || $0.isDigit || "+-.".utf8.contains($0)
      }
      if isScheme, !schemes.contains(scheme) { return "" }
    }
    return encoded(url, "<>[]\\\"`; ")
  }

  /// An identifier that does not follow from address and text, as a link's words name it.
  static func name(_ id: PaperID) -> String { namePrefix + encoded(id.description, "<>[]()\\\"`%") }

  /// The identifier in a link's words, or nil where they are no name.
  static func id(named words: String) -> PaperID? {
    guard let name = words.rest(after: namePrefix) else { return nil }
    return name.isEmpty ? nil : PaperID(name.removingPercentEncoding ?? String(name))
  }

  private static let namePrefix = "id:"

  private static func encoded(_ text: String, _ characters: String) -> String {
    text.replacingScalars { scalar in
      characters.unicodeScalars.contains(scalar)
        ? "%" + String(scalar.value, radix: 16, uppercase: true) : nil
    }
  }

  /// The text with another number of backslashes before each `<`, and each `(` or `:` that follows
  /// a `]`.
  private static func rewrite(_ text: String, _ number: (Int) -> Int) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "]") }) else {
      return text
    }
    let backslash = UInt8(ascii: "\\")
    var result: [UInt8] = []
    var backslashes = 0
    /// The character before the backslashes.
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == backslash {
        backslashes += 1
        continue
      }
      let means =
        byte == UInt8(ascii: "<")
        || (previous == UInt8(ascii: "]")
          && (byte == UInt8(ascii: "(") || byte == UInt8(ascii: ":")))
      let count = means ? number(backslashes) : backslashes
      result += repeatElement(backslash, count: count)
      result.append(byte)
      backslashes = 0
      previous = byte
    }
    result += repeatElement(backslash, count: backslashes)
    return String(decoding: result, as: UTF8.self)
  }
}
