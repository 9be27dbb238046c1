// SPDX-License-Identifier: Apache-2.0

/// Writes papers as BibTeX entries that ``BibTeXPaperReader`` reads as the same papers, but for versions
/// of papers that are not arXiv's.
///
/// Every paper is `@misc`, because what it appeared in is not known. An identifier that is neither arXiv's
/// nor a DOI stands in a field `identifier` as well where the key cannot hold it.
public struct BibTeXWriter: Sendable {
  /// A writer; it has no settings.
  public init() {}

  /// The entries, a line feed after each.
  public func write(_ papers: [Paper]) -> String { papers.map(entry).joined() }

  /// One paper's entry.
  public func entry(_ paper: Paper) -> String {
    let id = paper.id.description
    let key = String(
      String.UnicodeScalarView(
        id.unicodeScalars.filter { !"{}()\",=#%@\\~$ ".unicodeScalars.contains($0) }))
    var fields: [(name: String, value: String)] = [("title", LaTeXText.escaped(paper.title))]
    if !paper.abstract.isEmpty { fields.append(("abstract", LaTeXText.escaped(paper.abstract))) }
    var keywords = paper.categories
    switch PaperReference(id)?.id {
    case paper.id where id.hasPrefix("10.") && LaTeXText.plainAddress(id) == id:
      fields.append(("doi", id))
    case paper.id where !id.hasPrefix("10."):
      fields.append(("eprint", id + (paper.version.map { "v\($0)" } ?? "")))
      fields.append(("archiveprefix", "arXiv"))
      if let primary = keywords.first {
        fields.append(("primaryclass", LaTeXText.escaped(primary)))
        keywords.removeFirst()
      }
    default:
      if key != id || key.isEmpty || paper.url.flatMap(PaperReference.init) != nil {
        fields.append(("identifier", LaTeXText.escaped(id)))
      }
    }
    if let date = paper.date {
      fields.append(("year", String(date.description.prefix(4))))
      if let month = date.month { fields.append(("month", String(month))) }
      if let day = date.day { fields.append(("day", String(day))) }
    }
    if !keywords.isEmpty {
      fields.append(
        ("keywords", LaTeXText.escaped(keywords.map { $0 + ";" }.joined(separator: " "))))
    }
    if let url = paper.url { fields.append(("url", LaTeXText.escapedAddress(url))) }
    let lines = fields.map { "  \($0.name) = {\($0.value)},\n" }
    return "@misc{\(key.isEmpty ? "paper" : key),\n\(lines.joined())}\n\n"
  }
}

extension LaTeXText {
  /// LaTeX that ``plain(_:)`` gives back as the text. Formulas between dollars stay as they are where
  /// their braces are balanced. O(length).
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { isSpecial($0) || "%&#_^".utf8.contains($0) }) else {
      return text
    }
    let withFormulas = escaped(text, keepsFormulas: true)
    if plain(withFormulas) == text { return withFormulas }
    return escaped(text, keepsFormulas: false)
  }

  private static func escaped(_ text: String, keepsFormulas: Bool) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if keepsFormulas, scalar == "$", let end = rest.dropFirst().firstIndex(of: "$") {
        let formula = rest[...end]
        if formula.count > 2, isBalanced(formula) {
          result.unicodeScalars.append(contentsOf: formula)
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
    url.replacing("\\", with: "%5C").replacing("{", with: "%7B").replacing("}", with: "%7D")
  }
}
