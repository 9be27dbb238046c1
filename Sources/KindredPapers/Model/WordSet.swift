// SPDX-License-Identifier: Apache-2.0

/// The words of texts in lower case, each once; of words in other letters than ASCII's, which may
/// be sentences, pairs of letters.
package struct WordSet: Hashable, Sendable {
  /// Hashes, ascending.
  private let hashes: [UInt64]

  /// O(length).
  init(_ texts: String...) {
    self.init(texts)
  }

  /// O(length).
  init(_ texts: [String]) {
    var words = WordHashes()
    for text in texts { words.add(text) }
    var distinct: [UInt64] = []
    for hash in words.hashes.sorted() where hash != distinct.last { distinct.append(hash) }
    hashes = distinct
  }

  /// How many there are.
  var count: Int { hashes.count }

  /// The share of the words in either set that stands in both; 0 for two empty ones.
  func share(_ other: WordSet) -> Double {
    let shared = sharedCount(other)
    let all = count + other.count - shared
    return all > 0 ? Double(shared) / Double(all) : 0
  }

  /// How many words stand in both.
  func sharedCount(_ other: WordSet) -> Int {
    let (left, right) = (hashes, other.hashes)
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

/// Hashes of the words of texts, as they come.
private struct WordHashes {
  private(set) var hashes: [UInt64] = []

  /// O(length).
  mutating func add(_ text: String) {
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
