// SPDX-License-Identifier: Apache-2.0

/// Categories in one text.
package enum CategoryList {
  /// The categories of a list as programs print it (``QuotedList``), or between semicolons
  /// (``SemicolonList``), or else bars, or else commas, or else, maybe,
  /// spaces. O(length).
  static func split(_ text: String, spacesSeparate: Bool) -> [String] {
    if let items = QuotedList.split(text, of: .categories) { return items }
    if text.utf8.contains(UInt8(ascii: ";")) { return SemicolonList.split(text) }
    let separator =
      text.utf8.contains(UInt8(ascii: "|"))
      ? "|" : text.utf8.contains(UInt8(ascii: ",")) ? "," : spacesSeparate ? " " : ""
    return text.parts(between: separator).map { String($0).onOneLine() }.filter { !$0.isEmpty }
  }

  /// The categories in one text of a list: several only where all are arXiv's, which have no
  /// spaces.
  static func apart(_ text: String) -> [String] {
    if !text.utf8.contains(UInt8(ascii: " ")) { return [text] }
    let words = text.parts(between: " ")
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

  /// One text that ``split(_:spacesSeparate:)`` takes apart again. O(length).
  ///
  /// - Parameter categories: each on one line, none blank.
  package static func joined(_ categories: [String], spacesSeparate: Bool = true) -> String {
    let plain =
      spacesSeparate ? categories.joined(separator: " ") : SemicolonList.joined(categories)
    return split(plain, spacesSeparate: spacesSeparate) == categories
      ? plain : SemicolonList.joined(categories, isClosed: true)
  }
}
