// SPDX-License-Identifier: Apache-2.0

/// Words that stand where there is nothing to say.
enum NoValue {
  private static let words: Set<String> = [
    "na", "n/a", "n.a.", "nan", "nat", "null", "none", "nil", "<na>", "#n/a", "-", "--",
    "undefined",
    "not available", "no abstract", "no abstract available", "abstract not available",
    "no abstract provided", "abstract unavailable", "not applicable", "no data", "missing",
  ]

  private static let longest = 40

  /// Whether a whole text says nothing: `NA`, `None`, `[No abstract available]` and the like, or
  /// blanks. O(1).
  static func isSaid(by text: String) -> Bool {
    if text.utf8.count > longest { return text.utf8.allSatisfy { $0 <= 0x20 } }
    guard let first = text.utf8.first else { return true }
    // What begins none of these, nor with a blank, says something.
    if first > 0x20, first < 0x80, !"namui<#-[".utf8.contains(first.lowercased) { return false }
    var line = text.onOneLine().lowercased()[...]
    if let inside = line.rest(after: "[") {
      line = (inside.rest(before: ".") ?? inside).rest(before: "]") ?? line
    } else if words.contains(String(line)) {
      return true
    }
    return line.isEmpty || words.contains(String(line.rest(before: ".") ?? line))
  }
}
