// SPDX-License-Identifier: Apache-2.0

/// Texts in one text, between semicolons.
///
/// A backslash before a semicolon makes it a part of a text, and backslashes before any are
/// doubled: `A\; B; C` holds `A; B` and `C`. So splitting gives what was joined, if each text
/// stands on one line and none is blank.
enum SemicolonList {
  private static let backslash = UInt8(ascii: "\\")
  private static let semicolon = UInt8(ascii: ";")

  /// The texts, each on one line, without blank ones. O(length).
  static func split(_ text: String) -> [String] {
    var items: [String] = []
    var item: [UInt8] = []
    var backslashes = 0
    func close() {
      let text = String(decoding: item, as: UTF8.self).onOneLine()
      if !text.isEmpty { items.append(text) }
      item = []
    }
    for byte in text.utf8 {
      if byte == backslash {
        backslashes += 1
        continue
      }
      let isSemicolon = byte == semicolon
      item += repeatElement(backslash, count: isSemicolon ? backslashes / 2 : backslashes)
      if isSemicolon, backslashes.isMultiple(of: 2) { close() } else { item.append(byte) }
      backslashes = 0
    }
    item += repeatElement(backslash, count: backslashes)
    close()
    return items
  }

  /// One text of all; O(length).
  ///
  /// - Parameter isClosed: whether a semicolon stands after the last as well, which tells a list of
  ///   one from a text.
  static func joined(_ items: [String], isClosed: Bool = false) -> String {
    let texts = items.enumerated().map { place, item in
      escaped(item, isFollowed: isClosed || place < items.count - 1)
    }
    return texts.joined(separator: "; ") + (isClosed && !items.isEmpty ? ";" : "")
  }

  /// - Parameter isFollowed: whether a semicolon that separates comes next.
  private static func escaped(_ item: String, isFollowed: Bool) -> String {
    guard item.utf8.contains(where: { $0 == semicolon || $0 == backslash }) else { return item }
    var result: [UInt8] = []
    var backslashes = 0
    for byte in item.utf8 {
      if byte == backslash {
        backslashes += 1
        continue
      }
      let count = byte == semicolon ? 2 * backslashes + 1 : backslashes
      result += repeatElement(backslash, count: count)
      result.append(byte)
      backslashes = 0
    }
    result += repeatElement(backslash, count: isFollowed ? 2 * backslashes : backslashes)
    return String(decoding: result, as: UTF8.self)
  }
}
