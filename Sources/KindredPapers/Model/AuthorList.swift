// SPDX-License-Identifier: Apache-2.0

/// Names of authors in one text.
///
/// They stand between semicolons (``SemicolonList``), or else bars, or else as arXiv and people
/// write them: `A. Smith, B. Jones and C. Roe`. A comma separates only what looks like whole names,
/// each of at least two words, so `Smith, John` is one.
package enum AuthorList {
  /// The names, each on one line, in their order. O(length).
  package static func split(_ text: String) -> [String] {
    if let names = QuotedList.split(text, of: .authors) { return names }
    if text.utf8.contains(UInt8(ascii: ";")) { return SemicolonList.split(text) }
    let bars = text.parts(between: "|")
    if bars.count > 1 { return bars.map { String($0).onOneLine() }.filter { !$0.isEmpty } }
    return parts(of: text.onOneLine(), between: [" and ", " & "]).flatMap(names)
  }

  /// One text that ``split(_:)`` takes apart again: names between semicolons. O(length).
  ///
  /// - Parameter names: each on one line, none blank.
  package static func joined(_ names: [String]) -> String {
    let plain = SemicolonList.joined(names)
    return split(plain) == names ? plain : SemicolonList.joined(names, isClosed: true)
  }

  /// The names in a text without `and`.
  private static func names(_ text: String) -> [String] {
    var names: [String] = []
    var mayHaveSuffix = false
    for part in parts(of: text, between: [","]) {
      let name = withoutMarks(part)
      if mayHaveSuffix, suffixes.contains(name) {
        names[names.count - 1] += ", " + name
        mayHaveSuffix = false
      } else if !name.isEmpty {
        names.append(name)
        mayHaveSuffix = true
      }
    }
    // `Smith, J., Doe, K. L.` has family names and initials in turn.
    let isPaired =
      names.count >= 4 && names.count.isMultiple(of: 2)
      && names.indices.allSatisfy { $0.isMultiple(of: 2) != areInitials(names[$0]) }
    if isPaired {
      return stride(from: 0, to: names.count, by: 2).map { "\(names[$0]), \(names[$0 + 1])" }
    }
    let areWhole = names.allSatisfy { $0.utf8.contains(UInt8(ascii: " ")) }
    if areWhole { return names }
    return [withoutMarks(String(trimmed(text)))].filter { !$0.isEmpty }
  }

  /// Whether a text has nothing but capitals with points.
  private static func areInitials(_ text: String) -> Bool {
    text.utf8.count <= 10 && text.utf8.first?.isCapital == true
      && text.utf8.allSatisfy { $0.isCapital || ". -".utf8.contains($0) }
  }

  /// Suffixes that belong to the name before the comma.
  private static let suffixes: Set<String> = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"]

  /// The text without commas and spaces at its ends.
  private static func trimmed(_ text: String) -> Substring {
    func isOutside(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == 0x20 }
    let start = text.utf8.drop(while: isOutside)
    return Substring(start.dropLast(start.reversed().prefix(while: isOutside).count))
  }

  /// The parts between separators that do not stand in parentheses, on one line each.
  private static func parts(of text: String, between separators: [String]) -> [String] {
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var depth = 0
    var start = 0
    var place = 0
    func close(at end: Int) {
      parts.append(String(decoding: bytes[start..<end], as: UTF8.self).onOneLine())
    }
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "(") { depth += 1 }
      if bytes[place] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      if depth == 0,
        let separator = separators.first(where: { bytes[place...].starts(with: $0.utf8) })
      {
        close(at: place)
        place += separator.utf8.count
        start = place
      } else {
        place += 1
      }
    }
    close(at: bytes.count)
    return parts.filter { !$0.isEmpty }
  }

  /// A name without the marks that arXiv has after it: `(1)`, `(1 and 2)`, and after the last one
  /// what they stand for, `((1) An Institute, (2) Another)`.
  private static func withoutMarks(_ name: String) -> String {
    var bytes = Array(name.utf8)[...]
    while bytes.last == UInt8(ascii: ")"), let open = opening(of: bytes) {
      let inside = String(decoding: bytes[(open + 1)...].dropLast(), as: UTF8.self)
      let words = inside.parts(between: " ,*").filter { $0.utf8.contains { !$0.isDigit } }
      guard inside.utf8.first == UInt8(ascii: "(") || words.allSatisfy({ $0 == "and" }) else {
        break
      }
      bytes = bytes[..<open]
      while bytes.last == 0x20 { bytes.removeLast() }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The place of the parenthesis that the last byte closes, or nil.
  private static func opening(of bytes: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    for place in bytes.indices.reversed() {
      if bytes[place] == UInt8(ascii: ")") { depth += 1 }
      if bytes[place] == UInt8(ascii: "(") { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}
