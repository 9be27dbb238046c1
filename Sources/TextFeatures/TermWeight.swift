// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The two factors of a TF-IDF weight: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1).
///
/// Sublinear term frequency and smoothed inverse document frequency, as scikit-learn's
/// `TfidfVectorizer(sublinear_tf=True)` computes them.
package enum TermWeight {
  /// 1 + ln tf, for tf of at least 1.
  static func termFrequency(_ count: Int) -> Double {
    1 + log(Double(count))
  }

  /// The tf that 1 + ln tf came from, after rounding to single precision.
  static func count(ofFrequency frequency: Double) -> Double {
    max(1, exp(frequency - 1).rounded())
  }

  /// ln((1 + n) / (1 + df)) + 1.
  package static func inverseDocumentFrequency(_ documentFrequency: Int, documentCount: Int)
    -> Double
  {
    log(Double(1 + documentCount) / Double(1 + documentFrequency)) + 1
  }
}

extension SparseMatrix {
  /// The TF-IDF rows of a block's documents: unit length, or empty where no term is known.
  ///
  /// n x v, columns ascending within a row. Weights are computed in double precision and stored in
  /// single. O(nonzeros + terms log terms of the block).
  public init(_ counts: TermCounts, weightedBy vocabulary: Vocabulary) {
    self = Self.weighting(counts, by: vocabulary).rows
  }

  /// The TF-IDF rows, and what each was divided by to be of unit length (0 for an empty row).
  public static func weighting(
    _ counts: TermCounts, by vocabulary: Vocabulary
  ) -> (rows: SparseMatrix, lengths: [Double]) {
    let columnOfTerm = vocabulary.columns(of: counts)
    // The block's known terms in the order of their columns: a term's rank is its place there.
    let termOfRank = columnOfTerm.indices.filter { columnOfTerm[$0] >= 0 }
      .map { UInt64(columnOfTerm[$0]) << 32 | UInt64($0) }.sorted()
      .map { Int($0 & 0xFFFF_FFFF) }
    var rankOfTerm = [Int32](repeating: -1, count: columnOfTerm.count)
    for (rank, term) in termOfRank.enumerated() { rankOfTerm[term] = Int32(rank) }
    let weightOfRank = termOfRank.map {
      vocabulary.inverseDocumentFrequency(Int(columnOfTerm[$0]))
    }
    let columnOfRank = termOfRank.map { columnOfTerm[$0] }
    let frequencies = (0..<64).map { $0 == 0 ? 0 : TermWeight.termFrequency($0) }

    var ranks = AscendingSet(count: termOfRank.count)
    var countOfRank = [Int32](repeating: 0, count: termOfRank.count)
    var rowOffsets = [0]
    var columnIndices: [Int32] = []
    var values: [Float] = []
    var weights: [Double] = []
    var lengths: [Double] = []
    rowOffsets.reserveCapacity(counts.documentCount + 1)
    columnIndices.reserveCapacity(counts.termIndices.count)
    values.reserveCapacity(counts.termIndices.count)
    for document in 0..<counts.documentCount {
      for entry in counts.offsets[document]..<counts.offsets[document + 1] {
        let rank = rankOfTerm[Int(counts.termIndices[entry])]
        guard rank >= 0 else { continue }
        ranks.insert(Int(rank))
        countOfRank[Int(rank)] = counts.counts[entry]
      }
      weights.removeAll(keepingCapacity: true)
      var squares = 0.0
      ranks.removeAll { rank in
        let count = Int(countOfRank[rank])
        let frequency =
          count < frequencies.count ? frequencies[count] : TermWeight.termFrequency(count)
        let weight = frequency * weightOfRank[rank]
        columnIndices.append(columnOfRank[rank])
        weights.append(weight)
        squares += weight * weight
      }
      let length = squares.squareRoot()
      for weight in weights { values.append(Float(weight / length)) }
      rowOffsets.append(values.count)
      lengths.append(length)
    }
    let rows = SparseMatrix(
      columnCount: vocabulary.count, rowOffsets: rowOffsets, columnIndices: columnIndices,
      values: values)
    return (rows, lengths)
  }

  /// The TF-IDF rows of the same documents where only some of them count: n and the document
  /// frequencies are those of these rows alone, as if the others came later.
  ///
  /// Term frequencies are taken back from the weights, exactly, so that the rows that count are what
  /// they would be without the others.
  ///
  /// - Parameters:
  ///   - lengths: what each row was divided by to be of unit length.
  ///   - vocabulary: what the rows were weighed by.
  ///   - counted: rows, each once.
  /// - Complexity: O(nonzeros + v).
  package func reweighted(
    lengths: [Double], vocabulary: Vocabulary, counting counted: [Int]
  ) -> SparseMatrix {
    var frequencies = [Int](repeating: 0, count: columnCount)
    for row in counted {
      for entry in entries(row) { frequencies[Int(columnIndices[entry])] += 1 }
    }
    let weights = (0..<columnCount).map { column in
      (
        old: vocabulary.inverseDocumentFrequency(column),
        new: TermWeight.inverseDocumentFrequency(
          frequencies[column], documentCount: counted.count)
      )
    }
    var values = values
    for row in 0..<rowCount {
      var squares = 0.0
      let row = (entries: entries(row), length: lengths[row])
      let weighed = row.entries.map { entry in
        let (old, new) = weights[Int(columnIndices[entry])]
        let count = TermWeight.count(ofFrequency: Double(values[entry]) * row.length / old)
        let weight = TermWeight.termFrequency(Int(count)) * new
        squares += weight * weight
        return weight
      }
      let length = squares.squareRoot()
      for (entry, weight) in zip(row.entries, weighed) { values[entry] = Float(weight / length) }
    }
    return SparseMatrix(
      columnCount: columnCount, rowOffsets: rowOffsets, columnIndices: columnIndices,
      values: values)
  }
}
