// SPDX-License-Identifier: Apache-2.0

/// Puts English plurals into the singular, and nothing else.
///
/// A careful relative of the S-stemmer (Harman 1991): what comes out is a word, fit to be shown.
/// Words under four letters and words that only look like plurals stay as they are.
enum PluralFolding {
  /// Folds a lower-case word in place. O(length).
  static func fold(_ word: inout [UInt8]) {
    guard word.count > 3 else { return }
    if replaceIrregular(&word) || word.last != UInt8(ascii: "s") { return }
    if word.ends(with: "ies") {
      if word.count > 4 { word.replaceEnd(3, with: "y") } else { word.removeLast() }
    } else if word.ends(with: "sses") || word.ends(with: "ches") || word.ends(with: "shes")
      || word.ends(with: "xes") || word.ends(with: "zzes")
    {
      word.removeLast(2)
    } else if word.ends(with: "oes"), word.count > 5 {
      word.removeLast(2)
    } else if !word.ends(with: "ss"), !word.ends(with: "us"), !word.ends(with: "is") {
      word.removeLast()
    }
  }

  private static func replaceIrregular(_ word: inout [UInt8]) -> Bool {
    guard let number = plurals.find(word.span, ByteKey(word.span)) else { return false }
    word = singulars[number]
    return true
  }

  private static let plurals = ByteStringTable(irregular.map(\.plural))
  private static let singulars = irregular.map { Array($0.singular.utf8) }

  /// Plurals that no rule above gets right, and words in -s that are none.
  static let irregular: [(plural: String, singular: String)] = {
    let pairs: KeyValuePairs = [
      "analyses": "analysis", "apices": "apex", "appendices": "appendix", "axes": "axis",
      "apparatuses": "apparatus", "biases": "bias", "bonuses": "bonus", "buses": "bus",
      "calories": "calorie", "campuses": "campus", "censuses": "census", "children": "child",
      "cookies": "cookie",
      "consensuses": "consensus", "corpora": "corpus", "corpuses": "corpus", "crises": "crisis",
      "criteria": "criterion", "diagnoses": "diagnosis",
      "ellipses": "ellipse", "emphases": "emphasis", "extrema": "extremum",
      "formulae": "formula", "foci": "focus", "focuses": "focus", "gases": "gas", "geese": "goose",
      "genera": "genus",
      "halves": "half", "hypotheses": "hypothesis", "indices": "index", "knives": "knife",
      "lenses": "lens", "loci": "locus", "matrices": "matrix", "maxima": "maximum",
      "metamorphoses": "metamorphosis", "mice": "mouse", "minima": "minimum", "movies": "movie",
      "nuclei": "nucleus", "optima": "optimum", "parentheses": "parenthesis",
      "phenomena": "phenomenon", "prognoses": "prognosis", "quanta": "quantum",
      "quizzes": "quiz", "radii": "radius", "selfies": "selfie", "shelves": "shelf",
      "shoes": "shoe", "statuses": "status", "simplices": "simplex", "spectra": "spectrum",
      "stimuli": "stimulus",
      "syntheses": "synthesis", "theses": "thesis", "toes": "toe", "vertices": "vertex",
      "viruses": "virus", "vortices": "vortex", "wolves": "wolf", "women": "woman",
      "zombies": "zombie",
    ]
    let unchanged = [
      "alias", "always", "atlas", "bias", "canvas", "chaos", "cosmos", "erdos", "gas", "kubernetes",
      "lens", "ethos", "news", "pandas", "perhaps", "series", "species", "texas", "unbias",
    ]
    return pairs.map { (plural: $0.key, singular: $0.value) }
      + unchanged.map { (plural: $0, singular: $0) }
  }()
}

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    span.hasText(text, at: count - text.utf8CodeUnitCount)
  }

  fileprivate mutating func replaceEnd(_ length: Int, with text: StaticString) {
    removeLast(length)
    append(contentsOf: text.description.utf8)
  }
}
