// SPDX-License-Identifier: Apache-2.0

/// Puts English plurals into the singular, and nothing else.
///
/// A careful relative of the S-stemmer (Harman 1991): what comes out is a word, fit to be shown.
/// Words under four letters and words that only look like plurals stay as they are.
enum PluralFolding {
  /// Folds a lower-case word in place. O(length).
  static func fold(_ word: inout [UInt8]) {
    guard word.count > 3 else { return }
    if let last = word.last, last == UInt8(ascii: "a") || last == UInt8(ascii: "e") {
      replaceIrregular(&word)
      return
    }
    guard word.last == UInt8(ascii: "s") else {
      replaceIrregular(&word)
      return
    }
    if replaceIrregular(&word) { return }
    if word.ends(with: "ies") {
      if word.count > 4 { word.replaceEnd(3, with: "y") } else { word.removeLast() }
    } else if ["sses", "ches", "shes", "xes", "zzes"].contains(where: { word.ends(with: $0) }) {
      word.removeLast(2)
    } else if word.ends(with: "oes"), word.count > 5 {
      word.removeLast(2)
    } else if !["ss", "us", "is"].contains(where: { word.ends(with: $0) }) {
      word.removeLast()
    }
  }

  @discardableResult
  private static func replaceIrregular(_ word: inout [UInt8]) -> Bool {
    guard let singular = irregular[String(decoding: word, as: UTF8.self)] else { return false }
    word = Array(singular.utf8)
    return true
  }

  /// Plurals that no rule above gets right, and words in -s that are none.
  private static let irregular: [String: String] = {
    var pairs = [
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
    for word in unchanged { pairs[word] = word }
    return pairs
  }()
}

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    let end = text.description.utf8
    return count >= end.count && suffix(end.count).elementsEqual(end)
  }

  fileprivate mutating func replaceEnd(_ length: Int, with text: StaticString) {
    removeLast(length)
    append(contentsOf: text.description.utf8)
  }
}
