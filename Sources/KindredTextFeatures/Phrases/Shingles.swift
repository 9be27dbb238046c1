// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// The runs of five words that a document holds, as hashes: what near-duplicates have in common.
///
/// Words are terms, so that letter case, punctuation and markup do not matter.
package struct Shingles: Equatable, Sendable {
  /// Words a run.
  package static let length = 5

  /// Distinct hashes, ascending.
  let hashes: [UInt64]

  /// The runs of a document's title and abstract together; none for fewer than five words.
  /// O(bytes).
  package init(_ document: Document, tokenizer: Tokenizer = Tokenizer()) {
    self = Self.ofEach([document], tokenizer: tokenizer)[0]
  }

  /// The runs of each of some documents; a word that several hold is looked at once. O(bytes).
  package static func ofEach(
    _ documents: some Sequence<Document>, tokenizer: Tokenizer = Tokenizer()
  ) -> [Shingles] {
    let normalizer = TermNormalizer(options: tokenizer.options)
    var scanner = WordScanner(stripsMarkup: tokenizer.options.stripsMarkup)
    var known = ByteStringTable()
    /// The hash of each known word's term, or nil.
    var hashes: [UInt64?] = []
    return documents.map { document in
      var words: [UInt64] = []
      for text in [document.title, document.abstract] {
        let bytes = text.utf8.span
        scanner.scan(bytes)
        for word in scanner.words {
          let number = known.intern(bytes, word.place, word.key)
          if number == hashes.count {
            let place = bytes.extracting(word.place)
            let term = normalizer.term(for: place, isPlain: word.isPlain).bytes
            hashes.append(term.map { ByteKey($0.span, .known).hash })
          }
          if let hash = hashes[number] { words.append(hash) }
        }
      }
      return Shingles(ofWords: words)
    }
  }

  /// The runs of words, given by their hashes.
  private init(ofWords words: [UInt64]) {
    var runs: [UInt64] = []
    for start in 0..<max(0, words.count - Self.length + 1) {
      var hash: UInt64 = 0
      for word in words[start..<start + Self.length] {
        hash = SeededGenerator.number(after: hash &+ word)
      }
      runs.append(hash)
    }
    runs.sort()
    hashes = runs.indices.filter { $0 == 0 || runs[$0] != runs[$0 - 1] }.map { runs[$0] }
  }

  /// How many there are.
  package var count: Int { hashes.count }

  /// Shared runs over all runs of either (Jaccard), 0 where neither has any. O(both counts).
  package func similarity(_ other: Shingles) -> Double {
    var shared = 0
    var left = 0
    var right = 0
    while left < hashes.count, right < other.hashes.count {
      if hashes[left] == other.hashes[right] {
        shared += 1
        left += 1
        right += 1
      } else if hashes[left] < other.hashes[right] {
        left += 1
      } else {
        right += 1
      }
    }
    let all = count + other.count - shared
    return all > 0 ? Double(shared) / Double(all) : 0
  }

  /// The smallest of the runs under each of some hash functions (Broder 1997): two documents agree
  /// in as large a share of them, on average, as they are similar. O(count x functions).
  func signature(_ functionCount: Int) -> [UInt64] {
    (0..<functionCount).map { function in
      // The runs are mixed already: an odd factor of its own is enough for each function.
      let factor = SeededGenerator.number(after: UInt64(function) &+ 1) | 1
      var least = UInt64.max
      for hash in hashes { least = min(least, hash &* factor) }
      return least
    }
  }
}
