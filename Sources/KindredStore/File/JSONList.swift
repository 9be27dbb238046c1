// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredPapers

/// A list of texts as JSON.
struct JSONList {
  let items: [String]

  init(_ items: [String]) { self.items = items }

  /// The list that a text holds, or nil for any other text.
  init?(_ text: String) {
    // Most need no decoder, which takes longer than all else of a paper.
    if let items = Self.plainItems(text) {
      self.items = items
      return
    }
    guard let list = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else {
      return nil
    }
    items = list
  }

  /// The items of a list as ``text`` writes it where none has to be escaped, or nil for any other
  /// text.
  private static func plainItems(_ text: String) -> [String]? {
    if text == "[]" { return [] }
    guard let inside = text.rest(after: "[\"")?.rest(before: "\"]"),
      inside.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") })
    else { return nil }
    // Without backslashes a quotation mark begins or ends an item.
    let parts = inside.utf8.split(
      separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    var items: [String] = []
    for (place, part) in parts.enumerated() {
      if place.isMultiple(of: 2) {
        items.append(String(Substring(part)))
      } else if !part.elementsEqual(",".utf8) {
        return nil
      }
    }
    return parts.count.isMultiple(of: 2) ? nil : items
  }

  var text: String {
    // As above, in the other direction.
    let isPlain = items.allSatisfy { item in
      item.utf8.allSatisfy {
        $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
    }
    if items.isEmpty { return "[]" }
    if isPlain { return "[\"" + items.joined(separator: "\",\"") + "\"]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(items)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
