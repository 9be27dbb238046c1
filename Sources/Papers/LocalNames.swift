// SPDX-License-Identifier: Apache-2.0

/// Names that mean something in one file only, as citation keys and numbers of rows.
///
/// In another file such a name may stand for another paper. So papers of one local name are a family: the
/// first keeps the name, others are called `name~2`, `name~3` and so on, and a mention belongs to the one
/// whose text is nearly its own. Names of arXiv, DOIs and others that are the same everywhere have no
/// families.
extension PaperID {
  /// The name of the family, without `~2`; nil for a name that is the same everywhere.
  package var family: PaperID? {
    if PaperReference(description) != nil || isNamedByScheme || isHash { return nil }
    let digits = description.reversed().prefix { ("0"..."9").contains($0) }.count
    let stem = description.dropLast(digits)
    return digits > 0 && stem.last == "~" && stem.count > 1
      ? PaperID(String(stem.dropLast())) : self
  }

  /// Whether it begins with what says whose name it is, as addresses do.
  private var isNamedByScheme: Bool {
    if description.contains("://") { return true }
    let name = description.lowercased()
    return ["oai:", "urn:", "pmid:", "pmcid:", "dblp:", "openalex:"].contains(where: name.hasPrefix)
  }

  /// Whether it is a hash: Semantic Scholar's, or ``derived(title:abstract:)``.
  private var isHash: Bool {
    let isDerived = description.hasPrefix("local-")
    let digits = description.dropFirst(isDerived ? 6 : 0)
    return digits.utf8.count == (isDerived ? 16 : 40) && digits.allSatisfy(\.isHexDigit)
  }

  /// The names of a family are from this one on and before the other, besides its own.
  package var familyBounds: (first: String, end: String) {
    (description + "~0", description + "~:")
  }
}

extension Paper {
  /// The name of a mention under a local name: that of the paper that it is a mention of, or else the first
  /// that is free.
  ///
  /// - Parameter standing: the papers of the family, in the order in which they came.
  /// - Complexity: O(words of all of them).
  package func localName(among standing: [Paper]) -> PaperID {
    let same = standing.first { $0.id == id }
    if let same, version != nil || same.version != nil || isSameText(as: same) { return id }
    if let other = standing.first(where: { $0.id != id && isSameText(as: $0) }) { return other.id }
    if same == nil { return id }
    let taken = Set(standing.map(\.id))
    let stem = id.family ?? id
    var number = 2
    while taken.contains(PaperID("\(stem)~\(number)")) { number += 1 }
    return PaperID("\(stem)~\(number)")
  }

  /// Whether most words stand in both: at least half of those in either title or abstract, or three quarters
  /// of those in either title where one has no abstract.
  private func isSameText(as other: Paper) -> Bool {
    if title == other.title, abstract == other.abstract { return true }
    let haveAbstracts = !abstract.isEmpty && !other.abstract.isEmpty
    let words = distinctWords(withAbstract: haveAbstracts)
    let otherWords = other.distinctWords(withAbstract: haveAbstracts)
    let shared = Double(words.intersection(otherWords).count)
    let all = Double(words.union(otherWords).count)
    return all > 0 && shared >= (haveAbstracts ? 0.5 : 0.75) * all
  }

  /// Words in lower case; of those in other letters than ASCII's, which may be sentences, pairs of letters.
  private func distinctWords(withAbstract: Bool) -> Set<Substring> {
    let text = (withAbstract ? title + " " + abstract : title).lowercased()
    var words: Set<Substring> = []
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if word.utf8.allSatisfy({ $0 < 0x80 }) || word.count < 3 {
        words.insert(word)
      } else {
        for (start, end) in zip(word.indices, word.indices.dropFirst()) {
          words.insert(word[start...end])
        }
      }
    }
    return words
  }
}
