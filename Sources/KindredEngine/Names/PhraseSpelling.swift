// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers
internal import KindredTextFeatures

/// How papers write phrases.
enum PhraseSpelling {
  /// Phrases with their weights, as some papers write them.
  static func terms(
    _ phrases: [DistinctivePhrases.Candidate], in papers: [PaperPhrases]
  ) -> [ClusterTerm] {
    let surfaces = surfaces(of: Set(phrases.map(\.key)), in: papers)
    return phrases.map { ClusterTerm(term: surfaces[$0.key] ?? $0.key, weight: $0.weight) }
  }

  /// For each phrase its commonest spelling in the abstracts of some papers, or else in their
  /// titles; of equal ones the one with fewer capitals, then by bytes.
  ///
  /// A capital that a title or the beginning of a sentence may have brought is not kept where an
  /// abstract has the word without it.
  static func surfaces(of keys: Set<String>, in papers: [PaperPhrases]) -> [String: String] {
    let words = Set(
      papers.flatMap { paper in
        paper.paper.abstract.utf8.split { !$0.isPartOfWord }.map(Substring.init)
      })
    let inTitles = commonest(keys, papers, \.title, \.title)
      .mapValues { $0.lowered(words.contains) }
    let inAbstracts = commonest(keys, papers, \.abstract, \.abstract)
      .mapValues { surface in
        surface.capitals == 1 && surface.first?.isUppercase == true
          ? surface.lowered(words.contains) : surface
      }
    return inAbstracts.merging(inTitles) { abstract, _ in abstract }
  }

  private static func commonest(
    _ keys: Set<String>, _ papers: [PaperPhrases], _ phrases: KeyPath<PaperPhrases, [Phrase]>,
    _ text: KeyPath<Paper, String>
  ) -> [String: String] {
    var counts: [String: [String: Int]] = [:]
    for paper in papers {
      for phrase in paper[keyPath: phrases] where keys.contains(phrase.key) {
        let surface = phrase.surface(in: paper.paper[keyPath: text])
        counts[phrase.key, default: [:]][surface, default: 0] += 1
      }
    }
    return counts.compactMapValues { counts in
      counts.min { ($1.value, $0.key.capitals, $0.key) < ($0.value, $1.key.capitals, $1.key) }?.key
    }
  }
}

extension String {
  fileprivate var capitals: Int { count { $0.isUppercase } }

  /// With every capitalized word in lower case that is known to be written so.
  fileprivate func lowered(_ isKnown: (Substring) -> Bool) -> String {
    var result = ""
    var rest = self[...]
    while let start = rest.firstIndex(where: \.isLetter) {
      result += rest[..<start]
      let word = rest[start...].prefix(while: \.isLetter)
      let lower = word.lowercased()
      let isCapitalized = word.dropFirst().allSatisfy(\.isLowercase)
      result += isCapitalized && isKnown(lower[...]) ? lower : String(word)
      rest = rest[word.endIndex...]
    }
    return result + rest
  }
}

extension UInt8 {
  /// Whether a byte is an ASCII letter or belongs to another character than an ASCII one.
  fileprivate var isPartOfWord: Bool { self >= 0x80 || (self | 0x20) &- UInt8(ascii: "a") < 26 }
}
