// SPDX-License-Identifier: Apache-2.0

package import KindredTextFeatures

/// What makes a segment quick to ask: its terms' postings, and what does not hang on the question.
struct SegmentIndex: Sendable {
  let postings: CountPostings

  /// What each row's weights are multiplied by to be of unit length; 0 for an empty row.
  private let scales: [Float]

  /// How many terms each row has, each as often as it stands there.
  private let tokenCounts: [Int]

  /// Indexes rows, or nil where they cannot be (``CountPostings``).
  init?(_ counts: CountRows, _ weights: SegmentWeights, postings: CountPostings?) {
    let termCount = weights.inverseFrequencies.count
    guard let postings = postings ?? CountPostings(counts, termCount: termCount) else {
      return nil
    }
    self.postings = postings
    let (inverse, frequencies) = (weights.inverseFrequencies, TermFrequencies.all)
    scales = (0..<counts.rowCount).map { row in
      var squares: Float = 0
      counts.forEachTerm(row) { number, count in
        let weight = frequencies[count] * inverse[number]
        squares += weight * weight
      }
      return squares > 0 ? 1 / squares.squareRoot() : 0
    }
    tokenCounts = (0..<counts.rowCount).map(counts.tokenCount)
  }

  /// The lexical score of each row, in single precision. O(rows that hold a term, summed over the
  /// query's terms).
  func scores(_ query: Query) -> [Float] {
    var scores = [Float](repeating: 0, count: scales.count)
    var sums = scores.mutableSpan
    switch query.weighing {
    case .cosine:
      let frequencies = TermFrequencies.all
      query.forEachTerm { number, value, idf in
        postings.addFrequencies(
          frequencies, of: number, times: value * Float(idf), to: &sums)
      }
      for row in sums.indices { sums[row] *= scales[row] }
    case .bm25:
      let bm25 = BM25()
      let mean = query.terms.statistics.meanTokenCount
      query.forEachTerm { number, value, idf in
        postings.forEachRow(holding: number) { row, count in
          let damping = bm25.damping(tokenCounts[row], mean: mean)
          sums[row] += value * bm25.weight(count, damping: damping, idf: idf)
        }
      }
    }
    return scores
  }
}

/// What terms weigh by, made once for many segments, in single precision.
package struct SegmentWeights: Sendable {
  /// For each term by number its inverse document frequency.
  let inverseFrequencies: [Float]

  /// O(v).
  package init(_ statistics: TermStatistics) {
    inverseFrequencies = (0..<statistics.termCount).map {
      Float(statistics.inverseDocumentFrequency($0))
    }
  }
}
