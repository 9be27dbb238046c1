// SPDX-License-Identifier: Apache-2.0

/// The runs of five words that a document holds, as hashes: what near-duplicates have in common.
///
/// Words are terms, so that letter case, punctuation and markup do not matter.
public struct Shingles: Equatable, Sendable {
  /// Words a run.
  public static let length = 5

  /// Distinct hashes, ascending.
  let hashes: [UInt64]

  /// The runs of a document's title and abstract together; none for fewer than five words. O(bytes).
  public init(_ document: Document, tokenizer: Tokenizer = Tokenizer()) {
    let normalizer = TermNormalizer(options: tokenizer.options)
    var scanner = WordScanner(stripsMarkup: tokenizer.options.stripsMarkup)
    var words: [UInt64] = []
    for text in [document.title, document.abstract] {
      let bytes = text.utf8.span
      scanner.scan(bytes)
      for word in scanner.words {
        let place = bytes.extracting(word.place)
        guard let term = normalizer.term(for: place, isPlain: word.isPlain) else { continue }
        words.append(ByteKey(term.span, .known).hash)
      }
    }
    guard words.count >= Self.length else {
      hashes = []
      return
    }
    var runs: Set<UInt64> = []
    for start in 0...words.count - Self.length {
      var hash: UInt64 = 0
      for word in words[start..<start + Self.length] { hash = mix(hash &+ word) }
      runs.insert(hash)
    }
    hashes = runs.sorted()
  }

  /// How many there are.
  public var count: Int { hashes.count }

  /// Shared runs over all runs of either (Jaccard), 0 where neither has any. O(both counts).
  public func similarity(_ other: Shingles) -> Double {
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

  /// The smallest of the runs under each of some hash functions (Broder 1997): two documents agree in
  /// as large a share of them, on average, as they are similar. O(count x functions).
  func signature(_ functionCount: Int) -> [UInt64] {
    (0..<functionCount).map { function in
      // The runs are mixed already: an odd factor of its own is enough for each function.
      let factor = mix(UInt64(function) &+ 1) | 1
      var least = UInt64.max
      for hash in hashes { least = min(least, hash &* factor) }
      return least
    }
  }
}

/// Documents with nearly the same text.
public enum NearDuplicates {
  /// The similarity from which on two documents are one.
  public static let threshold = 0.7

  /// Runs that a document needs to be compared: titles alone may be equal by chance.
  public static let leastShingles = 10

  /// Signatures are cut into bands; documents that agree in a whole band are compared exactly. Two of
  /// similarity 0.7 miss each other once in two thousand times.
  static let bandCount = 28
  static let bandSize = 4

  /// Documents that one is compared with at most, so that boilerplate which thousands share does not
  /// cost the square of them.
  static let comparisonLimit = 100

  /// Documents that are like an earlier one which is itself like none before it, ascending.
  ///
  /// - Parameter documents: the runs of each.
  /// - Returns: for each duplicate the first such document.
  /// - Complexity: O(runs x bands) and at most 100 comparisons for each document.
  public static func pairs(in documents: [Shingles]) -> [(duplicate: Int, of: Int)] {
    pairs(in: documents, signatures: documents.map(signature))
  }

  /// As ``pairs(in:)``, for signatures that were made elsewhere (``signature(of:)``).
  package static func pairs(
    in documents: [Shingles], signatures: [[UInt64]]
  ) -> [(duplicate: Int, of: Int)] {
    var pairs: [(duplicate: Int, of: Int)] = []
    /// For each band's content the first documents that have it and are kept.
    var holders: [UInt64: [Int]] = [:]
    for (number, signature) in signatures.enumerated()
    where documents[number].count >= leastShingles {
      let bands = (0..<bandCount).map { band in
        signature[band * bandSize..<(band + 1) * bandSize]
          .reduce(UInt64(band)) { mix($0 ^ $1) }
      }
      let candidates = Set(bands.flatMap { holders[$0] ?? [] }).sorted()
      let first = candidates.prefix(comparisonLimit).first {
        documents[$0].similarity(documents[number]) >= threshold
      }
      if let first {
        pairs.append((duplicate: number, of: first))
      } else {
        for band in bands where holders[band]?.count ?? 0 < comparisonLimit {
          holders[band, default: []].append(number)
        }
      }
    }
    return pairs
  }

  /// What ``pairs(in:signatures:)`` compares first.
  package static func signature(of document: Shingles) -> [UInt64] {
    document.signature(bandCount * bandSize)
  }
}

/// A bijective mix of 64 bits (SplitMix64).
private func mix(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
