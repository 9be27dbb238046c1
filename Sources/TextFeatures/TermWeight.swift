// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The two factors of a TF-IDF weight: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1).
///
/// Sublinear term frequency and smoothed inverse document frequency, as scikit-learn's
/// `TfidfVectorizer(sublinear_tf=True)` computes them.
enum TermWeight {
  /// 1 + ln tf, for tf of at least 1.
  static func termFrequency(_ count: Int) -> Double {
    1 + log(Double(count))
  }

  /// ln((1 + n) / (1 + df)) + 1.
  static func inverseDocumentFrequency(_ documentFrequency: Int, documentCount: Int) -> Double {
    log(Double(1 + documentCount) / Double(1 + documentFrequency)) + 1
  }
}

extension SparseMatrix {
  /// The TF-IDF rows of a block's documents: unit length, or empty where no term is known.
  ///
  /// n x v, columns ascending within a row. Weights are computed in double precision and stored in
  /// single. O(nonzeros log nonzeros of a row).
  public init(_ counts: TermCounts, weightedBy vocabulary: Vocabulary) {
    let columnOfTerm = vocabulary.columns(of: counts)
    let weightOfTerm = columnOfTerm.map { column in
      column < 0 ? 0 : vocabulary.inverseDocumentFrequency(Int(column))
    }
    let frequencies = (0..<64).map { $0 == 0 ? 0 : TermWeight.termFrequency($0) }
    var rowOffsets = [0]
    rowOffsets.reserveCapacity(counts.documentCount + 1)
    var columnIndices: [Int32] = []
    columnIndices.reserveCapacity(counts.counts.count)
    var values: [Float] = []
    values.reserveCapacity(counts.counts.count)
    var row: [(column: Int32, weight: Double)] = []
    for document in 0..<counts.documentCount {
      row.removeAll(keepingCapacity: true)
      for entry in counts.offsets[document]..<counts.offsets[document + 1] {
        let term = Int(counts.termIndices[entry])
        guard columnOfTerm[term] >= 0 else { continue }
        let count = Int(counts.counts[entry])
        let frequency =
          count < frequencies.count ? frequencies[count] : TermWeight.termFrequency(count)
        row.append((columnOfTerm[term], frequency * weightOfTerm[term]))
      }
      row.sort { $0.column < $1.column }
      var squares = 0.0
      for entry in row { squares += entry.weight * entry.weight }
      let length = squares.squareRoot()
      for entry in row {
        columnIndices.append(entry.column)
        values.append(Float(entry.weight / length))
      }
      rowOffsets.append(values.count)
    }
    self.init(
      columnCount: vocabulary.count, rowOffsets: rowOffsets, columnIndices: columnIndices,
      values: values)
  }
}
