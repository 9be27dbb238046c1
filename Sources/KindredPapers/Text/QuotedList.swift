// SPDX-License-Identifier: Apache-2.0

/// A list as Python and JSON print it, in one text: `['cs.CV', "O'Brien"]`, `[{'name': 'A. Bee'}]`.
enum QuotedList {
  /// What a concept's texts in it say, each on one line, without blank ones; nil for a text that is
  /// no such list. O(length).
  static func split(_ text: String, of concept: FieldConcept) -> [String]? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "["),
      let last = bytes.last(where: { $0 > 0x20 }), last == UInt8(ascii: "]")
    else { return nil }
    var parser = JSONParser(bytes[...])
    guard let value = try? parser.document() else { return nil }
    if case .list(let items) = value, items.isEmpty { return [] }
    return JSONEntry.texts(value, of: concept)?.texts.map { $0.onOneLine() }.filter { !$0.isEmpty }
  }
}
