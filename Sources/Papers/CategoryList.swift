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

  /// The categories in one text of a list: several only where all are arXiv's, which have no spaces.
  static func apart(_ text: String) -> [String] {
    if !text.utf8.contains(UInt8(ascii: " ")) { return [text] }
    let words = text.split(separator: " ")
    let areKnown = words.allSatisfy { word in archives.contains(word.prefix { $0 != "." }) }
    // `math physics` may be a subject of somebody else's.
    let areMarked = text.contains(where: { $0 == "." || $0 == "-" })
    return areKnown && areMarked ? words.map(String.init) : [text]
  }

  /// arXiv's archives, those of old papers too.
  private static let archives: Set<Substring> = [
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn",
    "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "econ", "eess", "funct-an", "gr-qc",
    "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex",
    "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "q-fin", "quant-ph", "solv-int",
    "stat", "supr-con",
  ]

  /// One text that ``split(_:spacesSeparate:)`` takes apart again.
  package static func joined(_ categories: [String]) -> String {
    let isPlain = categories.allSatisfy { $0.allSatisfy { $0 != " " && $0 != "," } }
    return isPlain
      ? categories.joined(separator: " ") : categories.map { $0 + ";" }.joined(separator: " ")
  }
}
