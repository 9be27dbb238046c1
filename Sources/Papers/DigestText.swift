// SPDX-License-Identifier: Apache-2.0

/// Text of papers inside a Markdown digest.
///
/// A page that shows a digest must neither take `<` for a tag nor `](` for a link or an image, so a
/// backslash stands before `<` and between `](`; backslashes before it are doubled. All else is left as
/// it is found, TeX first of all.
enum DigestText {
  /// The text with backslashes.
  static func escaped(_ text: String) -> String {
    rewrite(text) { backslashes in 2 * backslashes + 1 }
  }

  /// The text without them; what no one escaped stays.
  static func unescaped(_ text: String) -> String {
    rewrite(text) { backslashes in backslashes % 2 == 1 ? backslashes / 2 : backslashes }
  }

  /// An address as a link may hold it: what would end a link or begin a tag is percent-encoded, and a
  /// script is no address.
  static func address(_ url: String) -> String {
    let scheme = url.prefix { $0 != ":" }.lowercased()
    if ["javascript", "vbscript", "data"].contains(scheme) { return "" }
    var address = ""
    for scalar in url.unicodeScalars {
      switch scalar {
      case "<", ">", "[", "]", "\\", "\"", "`", " ":
        address += "%" + String(scalar.value, radix: 16, uppercase: true)
      default: address.unicodeScalars.append(scalar)
      }
    }
    return address
  }

  /// The text with another number of backslashes before each `<`, and each `(` that follows a `]`.
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
        byte == UInt8(ascii: "<") || (byte == UInt8(ascii: "(") && previous == UInt8(ascii: "]"))
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
