// SPDX-License-Identifier: Apache-2.0

/// Categories in one text.
package enum CategoryList {
  /// The categories between semicolons or bars, or else commas, or else, maybe, spaces.
  static func split(_ text: String, spacesSeparate: Bool) -> [String] {
    let separators: Set<Character> =
      text.contains(where: { $0 == ";" || $0 == "|" })
      ? [";", "|"] : text.contains(",") ? [","] : spacesSeparate ? [" "] : []
    return text.split(whereSeparator: separators.contains).map { String($0).onOneLine() }
      .filter { !$0.isEmpty }
  }

  /// One text that ``split(_:spacesSeparate:)`` takes apart again.
  package static func joined(_ categories: [String]) -> String {
    let isPlain = categories.allSatisfy { $0.allSatisfy { $0 != " " && $0 != "," } }
    return isPlain
      ? categories.joined(separator: " ") : categories.map { $0 + ";" }.joined(separator: " ")
  }
}
