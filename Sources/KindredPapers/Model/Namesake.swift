// SPDX-License-Identifier: Apache-2.0

/// A paper of a family, with the words that tell whether a mention is one of it.
package struct Namesake: Sendable {
  let id: PaperID
  private let version: Int?
  private let title: String
  private let abstract: String
  private let year: Int?
  private let address: String?
  private let titleWords: WordSet
  private let words: WordSet

  /// O(words log words).
  package init(_ paper: Paper) {
    id = paper.id
    version = paper.version
    title = paper.title
    abstract = paper.abstract
    year = paper.date?.year
    address = paper.url
    titleWords = WordSet(paper.title)
    words = WordSet(paper.title, paper.abstract)
  }

  /// The name of this mention: that of the paper that it is a mention of, or else the first that is
  /// free, or else that of its text.
  ///
  /// - Parameter standing: the papers of the family, in the order in which they came.
  /// - Complexity: O(words of all of them).
  package func name(among standing: [Namesake]) -> PaperID {
    let same = standing.first { $0.id == id }
    if id.isDerived {
      // Title and abstract are the same, but who knows whether the paper is.
      guard let same, isElsewhere(than: same) else { return id }
      let place = "\(year.map(String.init) ?? "") \(address ?? "")"
      return .derived(title: title, abstract: abstract, place: place)
    }
    if let same, version != nil || same.version != nil || isSameText(as: same) { return id }
    if let other = standing.first(where: { $0.id != id && isSameText(as: $0) }) { return other.id }
    if same == nil { return id }
    let taken = Set(standing.map(\.id))
    return (id.family ?? id).familyNames.first { !taken.contains($0) }
      ?? .derived(title: title, abstract: abstract)
  }

  /// Whether most words stand in both: at least half of those in either title or abstract. Where
  /// one has no abstract, three quarters of those in either title, the same numbers and nothing
  /// that speaks against it (``isElsewhere(than:)``); DOIs may as well have a title with and
  /// without a subtitle.
  private func isSameText(as other: Namesake) -> Bool {
    if !abstract.isEmpty, !other.abstract.isEmpty {
      return title == other.title && abstract == other.abstract
        || words.share(other.words) >= 0.5
    }
    guard TitleNumbers(title) == TitleNumbers(other.title) else { return false }
    if id.isDOI {
      return titleWords.share(other.titleWords) >= 0.75 || isLongerTitle(than: other)
        || other.isLongerTitle(than: self)
    }
    let isSame = title == other.title || titleWords.share(other.titleWords) >= 0.75
    return isSame && !isElsewhere(than: other)
  }

  /// Whether a paper of this title without an abstract is another one: both years are known and
  /// differ, and so do the addresses, or there are none.
  private func isElsewhere(than other: Namesake) -> Bool {
    guard abstract.isEmpty, let year, let otherYear = other.year, year != otherYear else {
      return false
    }
    return address == nil ? other.address == nil : other.address != nil && address != other.address
  }

  /// Whether the title begins with all of another, which has three words or more.
  private func isLongerTitle(than other: Namesake) -> Bool {
    other.titleWords.count >= 3
      && title.lowercased().utf8.starts(with: other.title.lowercased().utf8)
  }
}

/// The numbers in a title, in digits or in Roman numerals: parts of one work differ by nothing
/// else.
private struct TitleNumbers: Equatable {
  private let words: [String]

  private static let numerals: Set<Substring> = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
  ]

  /// O(length).
  init(_ title: String) {
    let words = title.lowercased().parts(between: " .,:;()[]-/&#")
    self.words = words.filter { Self.numerals.contains($0) || $0.utf8.allSatisfy(\.isDigit) }
      .map(String.init)
  }
}
