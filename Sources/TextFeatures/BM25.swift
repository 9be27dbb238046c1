// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The weights of terms in papers for short queries: Okapi BM25 (Robertson, Zaragoza 2009).
///
/// A term that stands tf times in a paper of dl terms weighs
/// ln(1 + (n - df + ½) / (df + ½)) · tf (k₁ + 1) / (tf + k₁ (1 - b + b dl / mean dl)); a paper's score
/// is the sum over the query's terms, each as often as it stands there.
public struct BM25: Equatable, Sendable {
  /// How slowly further occurrences of a term stop counting, k₁.
  public var saturation: Double

  /// How much a long paper's occurrences count less, b, from 0 to 1.
  public var lengthNormalization: Double

  /// Parameters; k₁ = 1.2 and b = 0.75, the usual ones, by default.
  public init(saturation: Double = 1.2, lengthNormalization: Double = 0.75) {
    self.saturation = saturation
    self.lengthNormalization = lengthNormalization
  }

  /// ln(1 + (n - df + ½) / (df + ½)), above 0.
  public func inverseDocumentFrequency(_ documentFrequency: Int, documentCount: Int) -> Double {
    let n = Double(documentCount)
    let frequency = Double(documentFrequency)
    return log(1 + (n - frequency + 0.5) / (frequency + 0.5))
  }

  /// The weights of every paper's terms, n x v, in the places of its TF-IDF weights.
  ///
  /// - Parameters:
  ///   - rows: TF-IDF rows of the vocabulary's papers.
  ///   - lengths: what each row was divided by to be of unit length, from which counts follow.
  /// - Complexity: O(nonzeros).
  public func weights(
    of rows: SparseMatrix, lengths: [Double], vocabulary: Vocabulary
  ) -> SparseMatrix {
    let idf = vocabulary.documentFrequencies.map {
      inverseDocumentFrequency($0, documentCount: vocabulary.documentCount)
    }
    let counts = Self.counts(rows, lengths: lengths, vocabulary: vocabulary)
    let termCounts = (0..<rows.rowCount).map { counts[rows.entries($0)].reduce(0, +) }
    let mean = max(1, termCounts.reduce(0, +) / Double(max(1, rows.rowCount)))
    var values: [Float] = []
    values.reserveCapacity(counts.count)
    for row in 0..<rows.rowCount {
      let damping = damping(termCounts[row], mean: mean)
      for entry in rows.entries(row) {
        values.append(
          weight(counts[entry], damping: damping, idf: idf[Int(rows.columnIndices[entry])]))
      }
    }
    return SparseMatrix(
      columnCount: rows.columnCount, rowOffsets: rows.rowOffsets,
      columnIndices: rows.columnIndices, values: values)
  }

  /// The weights of some terms in kept counts, in the order of `picked`.
  ///
  /// - Parameters:
  ///   - picked: rows, in the order wanted.
  ///   - columnOfNumber: the column of each term by its number, or -1 for a term that is not asked for;
  ///     columns are in the order of the terms' bytes.
  ///   - documentFrequency: that of each term by its number.
  ///   - documentCount: n.
  ///   - meanTokenCount: terms a paper, each as often as it stands there; at least 1.
  /// - Complexity: O(nonzeros).
  package func weights(
    of counts: CountRows, rows picked: some Collection<Int>, columnCount: Int,
    columnOfNumber: (Int) -> Int32, documentFrequency: (Int) -> Int, documentCount: Int,
    meanTokenCount: Double
  ) -> SparseMatrix {
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in picked {
      let damping = damping(Double(counts.tokenCount(row)), mean: meanTokenCount)
      counts.forEachTerm(row) { number, count in
        let column = columnOfNumber(number)
        if column < 0 { return }
        columns.append(column)
        values.append(
          weight(
            Double(count), damping: damping,
            idf: inverseDocumentFrequency(
              documentFrequency(number), documentCount: documentCount)))
      }
      offsets.append(values.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowOffsets: offsets, columnIndices: columns, values: values)
  }

  /// What a count is measured against in a paper of some terms.
  package func damping(_ tokenCount: Double, mean: Double) -> Double {
    saturation * (1 - lengthNormalization + lengthNormalization * tokenCount / mean)
  }

  /// The weight of a term that stands somewhere `count` times.
  @inline(__always)
  package func weight(_ count: Double, damping: Double, idf: Double) -> Float {
    Float(idf * count * (saturation + 1) / (count + damping))
  }

  /// How often the term of each entry stands in its text, from the weight it was given.
  private static func counts(
    _ rows: SparseMatrix, lengths: [Double], vocabulary: Vocabulary
  ) -> [Double] {
    let idf = (0..<vocabulary.count).map(vocabulary.inverseDocumentFrequency)
    var counts: [Double] = []
    counts.reserveCapacity(rows.values.count)
    for row in 0..<rows.rowCount {
      for entry in rows.entries(row) {
        let frequency =
          Double(rows.values[entry]) * lengths[row] / idf[Int(rows.columnIndices[entry])]
        counts.append(TermWeight.count(ofFrequency: frequency))
      }
    }
    return counts
  }

  /// Texts as rows that give, with ``weights(of:lengths:vocabulary:)``, their scores over the most
  /// that any paper could have: in [0, 1). O(nonzeros).
  ///
  /// - Parameters:
  ///   - texts: TF-IDF rows, m x v, of texts counted as titles.
  ///   - lengths: what each row was divided by to be of unit length.
  public func queries(
    _ texts: SparseMatrix, lengths: [Double], vocabulary: Vocabulary
  ) -> SparseMatrix {
    let counts = Self.counts(texts, lengths: lengths, vocabulary: vocabulary)
    var values: [Float] = []
    values.reserveCapacity(counts.count)
    for row in 0..<texts.rowCount {
      var most = 0.0
      for entry in texts.entries(row) {
        most +=
          counts[entry] / Double(Document.titleWeight) * (saturation + 1)
          * inverseDocumentFrequency(
            vocabulary.documentFrequencies[Int(texts.columnIndices[entry])],
            documentCount: vocabulary.documentCount)
      }
      for entry in texts.entries(row) {
        values.append(Float(counts[entry] / Double(Document.titleWeight) / most))
      }
    }
    return SparseMatrix(
      columnCount: texts.columnCount, rowOffsets: texts.rowOffsets,
      columnIndices: texts.columnIndices, values: values)
  }
}
