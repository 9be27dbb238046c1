// SPDX-License-Identifier: Apache-2.0

/// A paper of a family, with the words that tell whether a mention is one of it.
package struct Namesake: Sendable {
  let id: PaperID
  private let version: Int?
  private let title: String
  private let abstract: String
  private let titleWords: [UInt64]
  private let words: [UInt64]

  /// O(words log words).
  package init(_ paper: Paper) {
    id = paper.id
    version = paper.version
    title = paper.title
    abstract = paper.abstract
    titleWords = WordHashes(paper.title).distinct
    words = WordHashes(paper.title, paper.abstract).distinct
  }

  /// The name of this mention under a local name: that of the paper that it is a mention of, or
  /// else the first that is free, or else that of its text.
  ///
  /// - Parameter standing: the papers of the family, in the order in which they came.
  /// - Complexity: O(words of all of them).
  package func name(among standing: [Namesake]) -> PaperID {
    let same = standing.first { $0.id == id }
    if let same, version != nil || same.version != nil || isSameText(as: same) { return id }
    if let other = standing.first(where: { $0.id != id && isSameText(as: $0) }) { return other.id }
    if same == nil { return id }
    let taken = Set(standing.map(\.id))
    return (id.family ?? id).familyNames.first { !taken.contains($0) }
      ?? .derived(title: title, abstract: abstract)
  }

  /// Whether most words stand in both: at least half of those in either title or abstract, or three
  /// quarters of those in either title where one has no abstract.
  private func isSameText(as other: Namesake) -> Bool {
    if title == other.title, abstract == other.abstract { return true }
    let haveAbstracts = !abstract.isEmpty && !other.abstract.isEmpty
    let (left, right) =
      haveAbstracts ? (words, other.words) : (titleWords, other.titleWords)
    let shared = Self.sharedCount(left, right)
    let all = left.count + right.count - shared
    return all > 0 && Double(shared) >= (haveAbstracts ? 0.5 : 0.75) * Double(all)
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
