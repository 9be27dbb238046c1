// SPDX-License-Identifier: Apache-2.0

extension LaTeXText {
  /// LaTeX that ``plain(_:)`` gives back as the text. Formulas between dollars stay as they are
  /// where their braces are balanced. O(length).
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { isSpecial($0) || "%&#_^".utf8.contains($0) }) else {
      return text
    }
    let withFormulas = escaped(text, keepsFormulas: true)
    if plain(withFormulas).utf8.elementsEqual(text.utf8) { return withFormulas }
    return escaped(text, keepsFormulas: false)
  }

  private static func escaped(_ text: String, keepsFormulas: Bool) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if keepsFormulas, scalar == "$", let end = rest.dropFirst().firstIndex(of: "$") {
        let formula = rest[...end]
        if formula.count > 2, isBalanced(formula) {
          result += String(formula)
          rest = rest[rest.index(after: end)...]
          continue
        }
      }
      rest.removeFirst()
      switch scalar {
      case "%", "&", "#", "_", "$": result += "\\" + String(scalar)
      case "\\": result += "\\textbackslash{}"
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "-", "`", "'": result += rest.first == scalar ? "\(scalar){}" : String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isBalanced(_ formula: Substring.UnicodeScalarView) -> Bool {
    var depth = 0
    for scalar in formula {
      depth += scalar == "{" ? 1 : scalar == "}" ? -1 : 0
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// An address that ``plainAddress(_:)`` gives back, with braces and backslashes percent-encoded.
  static func escapedAddress(_ url: String) -> String {
    url.replacingScalars { scalar in
      switch scalar {
      case "\\": "%5C"
      case "{": "%7B"
      case "}": "%7D"
      default: nil
      }
    }
  }
}
