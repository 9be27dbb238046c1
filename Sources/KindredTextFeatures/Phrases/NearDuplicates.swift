// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// Documents with nearly the same text.
package enum NearDuplicates {
  /// The similarity from which on two documents are one.
  package static let threshold = 0.7

  /// Runs that a document needs to be compared: titles alone may be equal by chance.
  package static let leastShingles = 10

  /// Signatures are cut into bands; documents that agree in a whole band are compared exactly. Two
  /// of similarity 0.7 miss each other once in two thousand times.
  static let bandCount = 28
  static let bandSize = 4

  /// Documents that one is compared with at most, so that boilerplate which thousands share does
  /// not cost the square of them.
  package static let comparisonLimit = 100

  /// Documents that are like an earlier one which is itself like none before it, ascending.
  ///
  /// - Parameter documents: the runs of each.
  /// - Returns: for each duplicate the first such document.
  /// - Complexity: O(runs x bands) and at most 100 comparisons for each document.
  package static func pairs(in documents: [Shingles]) -> [(duplicate: Int, of: Int)] {
    pairs(in: documents, signatures: documents.map(signature))
  }

  /// As ``pairs(in:)``, for signatures that were made elsewhere (``signature(of:)``).
  package static func pairs(
    in documents: [Shingles], signatures: [[UInt64]]
  ) -> [(duplicate: Int, of: Int)] {
    var pairs: [(duplicate: Int, of: Int)] = []
    var holders = BandHolders()
    for (number, signature) in signatures.enumerated()
    where documents[number].count >= leastShingles {
      let bands = (0..<bandCount).map { band in
        signature[band * bandSize..<(band + 1) * bandSize]
          .reduce(UInt64(band)) { SeededGenerator.number(after: $0 ^ $1) }
      }
      let candidates = Set(bands.flatMap { holders[$0] }).sorted()
      let first = candidates.prefix(comparisonLimit).first {
        documents[$0].similarity(documents[number]) >= threshold
      }
      if let first {
        pairs.append((duplicate: number, of: first))
      } else {
        for band in bands { holders.add(number, to: band, limit: comparisonLimit) }
      }
    }
    return pairs
  }

  /// What ``pairs(in:signatures:)`` compares first.
  package static func signature(of document: Shingles) -> [UInt64] {
    document.signature(bandCount * bandSize)
  }
}

/// For each band's content the first documents that have it and are kept.
private struct BandHolders {
  /// Of nearly all bands there is one; others are kept apart.
  private var first: [UInt64: Int32] = [:]
  private var others: [UInt64: [Int]] = [:]

  subscript(band: UInt64) -> [Int] {
    first[band].map { [Int($0)] + (others[band] ?? []) } ?? []
  }

  mutating func add(_ document: Int, to band: UInt64, limit: Int) {
    if first[band] == nil {
      first[band] = Int32(document)
    } else if others[band]?.count ?? 0 < limit - 1 {
      others[band, default: []].append(document)
    }
  }
}
