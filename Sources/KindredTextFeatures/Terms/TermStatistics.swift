// SPDX-License-Identifier: Apache-2.0

/// How many papers hold each of some terms, which is what terms weigh by.
///
/// A term is a number (``Terms``). Statistics of two collections with the same numbers add.
public struct TermStatistics: Equatable, Sendable {
  /// For each term by its number the papers that hold it, from 0 to ``documentCount``.
  public package(set) var documentFrequencies: [Int32]

  /// Papers counted, n.
  public package(set) var documentCount: Int

  /// The terms of all papers, each as often as it stands there.
  public package(set) var tokenCount: Int

  /// Statistics from what was counted; of no paper by default.
  package init(documentFrequencies: [Int32] = [], documentCount: Int = 0, tokenCount: Int = 0) {
    self.documentFrequencies = documentFrequencies
    self.documentCount = documentCount
    self.tokenCount = tokenCount
  }

  /// The statistics of some rows of counts alone. O(v + their nonzeros).
  ///
  /// - Parameter termCount: v; every number in the rows is below it.
  package init(of rows: some Sequence<(counts: CountRows, row: Int)>, termCount: Int) {
    self.init(documentFrequencies: [Int32](repeating: 0, count: termCount))
    for (counts, row) in rows {
      documentCount += 1
      counts.forEachTerm(row) { number, count in
        documentFrequencies[number] += 1
        tokenCount += count
      }
    }
  }

  /// Whether every frequency is one that so many papers can have.
  package var areConsistent: Bool {
    documentCount >= 0 && tokenCount >= 0
      && documentFrequencies.allSatisfy { (0...documentCount).contains(Int($0)) }
  }

  /// The number of terms, v.
  public var termCount: Int { documentFrequencies.count }

  /// Papers that hold a term; none for a term that came later.
  package func documentFrequency(_ number: Int) -> Int {
    number < documentFrequencies.count ? Int(documentFrequencies[number]) : 0
  }

  /// ln((1 + n) / (1 + df)) + 1 of a term by its number; never below 1.
  package func inverseDocumentFrequency(_ number: Int) -> Double {
    TermWeight.inverseDocumentFrequency(
      documentFrequency(number), documentCount: documentCount)
  }

  /// Terms a paper, each as often as it stands there; at least 1.
  package var meanTokenCount: Double {
    max(1, Double(tokenCount) / Double(max(1, documentCount)))
  }
}
