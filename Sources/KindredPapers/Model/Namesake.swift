// SPDX-License-Identifier: Apache-2.0

/// A paper of a family, with the words that tell whether a mention is one of it.
package struct Namesake: Sendable {
  let id: PaperID
  private let version: Int?
  private let title: String
  private let abstract: String
  private let year: Int?
  private let address: String?
  private let titleWords: [UInt64]
  private let words: [UInt64]

  /// O(words log words).
  package init(_ paper: Paper) {
    id = paper.id
    version = paper.version
    title = paper.title
    abstract = paper.abstract
    year = paper.date?.year
    address = paper.url
    titleWords = WordHashes(paper.title).distinct
    words = WordHashes(paper.title, paper.abstract).distinct
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
        || Self.share(words, other.words) >= 0.5
    }
    guard TitleNumbers(title) == TitleNumbers(other.title) else { return false }
    if id.isDOI {
      return Self.share(titleWords, other.titleWords) >= 0.75 || isLongerTitle(than: other)
        || other.isLongerTitle(than: self)
    }
    let isSame = title == other.title || Self.share(titleWords, other.titleWords) >= 0.75
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

  /// The share of the words in either list that stands in both.
  private static func share(_ left: [UInt64], _ right: [UInt64]) -> Double {
    let shared = sharedCount(left, right)
    let all = left.count + right.count - shared
    return all > 0 ? Double(shared) / Double(all) : 0
  }

  /// How many numbers stand in both of two ascending lists.
  private static func sharedCount(_ left: [UInt64], _ right: [UInt64]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] { count += 1 }
      let step = left[i] <= right[j]
      if right[j] <= left[i] { j += 1 }
      if step { i += 1 }
    }
    return count
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

/// Hashes of the words of texts in lower case; of words in other letters than ASCII's, which may be
/// sentences, those of pairs of letters.
private struct WordHashes {
  private var hashes: [UInt64] = []

  /// O(length).
  init(_ texts: String...) {
    for text in texts { add(text) }
  }

  /// Each once, ascending.
  var distinct: [UInt64] {
    var result: [UInt64] = []
    for hash in hashes.sorted() where hash != result.last { result.append(hash) }
    return result
  }

  private mutating func add(_ text: String) {
    var word: [Unicode.Scalar] = []
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isWordPart {
        word.append(scalar)
      } else {
        end(&word)
      }
    }
    end(&word)
  }

  private mutating func end(_ word: inout [Unicode.Scalar]) {
    if word.isEmpty { return }
    if word.count < 3 || word.allSatisfy(\.isASCII) {
      add(word[...])
    } else {
      for start in 0..<word.count - 1 { add(word[start...start + 1]) }
    }
    word.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ letters: ArraySlice<Unicode.Scalar>) {
    var hash = TextHash()
    for letter in letters {
      var rest = letter.value
      repeat {
        hash.add(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      } while rest > 0
    }
    hashes.append(hash.value)
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, a digit or a mark on one.
  fileprivate var isWordPart: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("0"..."9").contains(self) }
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}
