// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The two factors of a TF-IDF weight: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1).
///
/// Sublinear term frequency and smoothed inverse document frequency, as scikit-learn's
/// `TfidfVectorizer(sublinear_tf=True)` computes them.
package enum TermWeight {
  /// 1 + ln tf, for tf of at least 1.
  package static func termFrequency(_ count: Int) -> Double {
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
    var ranks = AscendingSet(count: termOfRank.count)
    var countOfRank = [Int32](repeating: 0, count: termOfRank.count)
    var writer = WeightedRowWriter(
      rowCount: counts.documentCount, valueCount: counts.termIndices.count)
    for document in 0..<counts.documentCount {
      for entry in counts.offsets[document]..<counts.offsets[document + 1] {
        let rank = rankOfTerm[Int(counts.termIndices[entry])]
        guard rank >= 0 else { continue }
        ranks.insert(Int(rank))
        countOfRank[Int(rank)] = counts.counts[entry]
      }
      ranks.removeAll { rank in
        writer.add(
          columnOfRank[rank], count: Int(countOfRank[rank]),
          inverseDocumentFrequency: weightOfRank[rank])
      }
      writer.closeRow()
    }
    return writer.finish(columnCount: vocabulary.count)
  }

  /// The TF-IDF rows of kept counts, and what each was divided by to be of unit length.
  ///
  /// - Parameters:
  ///   - picked: rows, in the order wanted.
  ///   - columnOfNumber: the column of each term by its number, or -1 for a term that counts for a row's
  ///     length alone; columns are in the order of the terms' bytes.
  ///   - inverseDocumentFrequency: that of each term by its number.
  /// - Complexity: O(nonzeros).
  package static func weighting(
    _ counts: CountRows, rows picked: some Collection<Int>, columnCount: Int,
    columnOfNumber: (Int) -> Int32, inverseDocumentFrequency: (Int) -> Double
  ) -> (rows: SparseMatrix, lengths: [Double]) {
    var writer = WeightedRowWriter(rowCount: picked.count, valueCount: 0)
    for row in picked {
      counts.forEachTerm(row) { number, count in
        writer.add(
          columnOfNumber(number), count: count,
          inverseDocumentFrequency: inverseDocumentFrequency(number))
      }
      writer.closeRow()
    }
    return writer.finish(columnCount: columnCount)
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

/// Writes TF-IDF rows of unit length, in double precision up to the value that is stored.
private struct WeightedRowWriter {
  private let frequencies = (0..<64).map { $0 == 0 ? 0 : TermWeight.termFrequency($0) }
  private var rowOffsets = [0]
  private var columnIndices: [Int32] = []
  private var values: [Float] = []
  private var lengths: [Double] = []
  private var weights: [Double] = []
  private var squares = 0.0

  init(rowCount: Int, valueCount: Int) {
    rowOffsets.reserveCapacity(rowCount + 1)
    columnIndices.reserveCapacity(valueCount)
    values.reserveCapacity(valueCount)
  }

  /// Adds a term to the row that is being written; one below column 0 counts for its length alone.
  @inline(__always)
  mutating func add(_ column: Int32, count: Int, inverseDocumentFrequency: Double) {
    let frequency =
      count < frequencies.count ? frequencies[count] : TermWeight.termFrequency(count)
    let weight = frequency * inverseDocumentFrequency
    squares += weight * weight
    if column < 0 { return }
    columnIndices.append(column)
    weights.append(weight)
  }

  mutating func closeRow() {
    let length = squares.squareRoot()
    for weight in weights { values.append(Float(weight / length)) }
    rowOffsets.append(values.count)
    lengths.append(length)
    weights.removeAll(keepingCapacity: true)
    squares = 0
  }

  func finish(columnCount: Int) -> (rows: SparseMatrix, lengths: [Double]) {
    let rows = SparseMatrix(
      columnCount: columnCount, rowOffsets: rowOffsets, columnIndices: columnIndices,
      values: values)
    return (rows, lengths)
  }
}
