// SPDX-License-Identifier: Apache-2.0

/// Names in a field such as `author`: between them stands the word `and`, outside of braces.
enum BibTeXNames {
  /// The names as text, in their order, without `others` at the end, which stands for more.
  /// O(length).
  static func split(_ latex: String) -> [String] {
    var names = texts(latex.onOneLine())
    if names.count > 1, names.last == "others" { names.removeLast() }
    return names.map { LaTeXText.plain($0).onOneLine() }.filter { !$0.isEmpty }
  }

  /// LaTeX that ``split(_:)`` takes apart again; what could be taken for the words between names
  /// stands in braces. O(length).
  static func joined(_ names: [String]) -> String {
    names.map { name in
      let latex = LaTeXText.escaped(name)
      let isOne = texts(latex).count == 1 && latex != "others" && !hasOpenEnd(latex)
      return isOne ? latex : "{\(latex)}"
    }.joined(separator: " and ")
  }

  /// Whether a name begins or ends with the word that stands between names.
  private static func hasOpenEnd(_ latex: String) -> Bool {
    let words = latex.parts(between: " ")
    return [words.first, words.last].contains { $0?.lowercased() == "and" }
  }

  /// The parts between words `and` outside of braces.
  private static func texts(_ latex: String) -> [String] {
    var texts: [[Substring]] = [[]]
    var depth = 0
    for word in latex.parts(between: " ") {
      if depth == 0, word.lowercased() == "and" {
        texts.append([])
      } else {
        texts[texts.count - 1].append(word)
      }
      for byte in word.utf8 {
        depth += byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
      }
      depth = max(0, depth)
    }
    return texts.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
  }
}
