// SPDX-License-Identifier: Apache-2.0

internal import Foundation
package import KindredKernels

/// The weights of terms in papers for short queries: Okapi BM25 (Robertson, Zaragoza 2009).
///
/// A term that stands tf times in a paper of dl terms weighs ln(1 + (n - df + ½) / (df + ½)) · tf
/// (k₁ + 1) / (tf + k₁ (1 - b + b dl / mean dl)); a paper's score is the sum over the query's
/// terms, each as often as it stands there.
package struct BM25: Equatable, Sendable {
  /// How slowly further occurrences of a term stop counting, k₁.
  package var saturation: Double

  /// How much a long paper's occurrences count less, b, from 0 to 1.
  package var lengthNormalization: Double

  /// Parameters; k₁ = 1.2 and b = 0.75, the usual ones, by default.
  package init(saturation: Double = 1.2, lengthNormalization: Double = 0.75) {
    self.saturation = saturation
    self.lengthNormalization = lengthNormalization
  }

  /// ln(1 + (n - df + ½) / (df + ½)), above 0.
  package func inverseDocumentFrequency(_ documentFrequency: Int, documentCount: Int) -> Double {
    let n = Double(documentCount)
    let frequency = Double(documentFrequency)
    return log(1 + (n - frequency + 0.5) / (frequency + 0.5))
  }

  /// The weights of terms in papers, n x v: with ``queries(_:_:)`` they give scores.
  ///
  /// - Parameters:
  ///   - counts: the papers' terms.
  ///   - terms: the columns and what they weigh by; terms without a column have no weight, but make
  ///     a paper longer.
  /// - Complexity: O(nonzeros).
  package func weights(_ counts: CountRows, _ terms: Terms) -> SparseMatrix {
    let idf = inverseDocumentFrequencies(terms)
    let mean = terms.statistics.meanTokenCount
    return rows(counts, terms) { row in
      let damping = damping(counts.tokenCount(row), mean: mean)
      return { column, count in weight(count, damping: damping, idf: idf[column]) }
    }
  }

  /// Texts as rows that give, with ``weights(_:_:)``, their scores over the most that any paper
  /// could have: in [0, 1). O(nonzeros).
  ///
  /// - Parameter texts: their terms, counted as titles.
  package func queries(_ texts: CountRows, _ terms: Terms) -> SparseMatrix {
    let idf = inverseDocumentFrequencies(terms)
    return rows(texts, terms) { row in
      var most = 0.0
      texts.forEachTerm(row) { number, count in
        let column = terms.column(ofNumber: number)
        if column < 0 { return }
        most +=
          Double(count) / Double(Document.titleWeight) * (saturation + 1) * idf[Int(column)]
      }
      return { _, count in Float(Double(count) / Double(Document.titleWeight) / most) }
    }
  }

  /// Rows with a value for each count.
  private func rows(
    _ counts: CountRows, _ terms: Terms,
    _ value: (_ row: Int) -> (_ column: Int, _ count: Int) -> Float
  ) -> SparseMatrix {
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in 0..<counts.rowCount {
      let value = value(row)
      counts.forEachTerm(row) { number, count in
        let column = terms.column(ofNumber: number)
        if column < 0 { return }
        columns.append(column)
        values.append(value(Int(column), count))
      }
      offsets.append(values.count)
    }
    return SparseMatrix(
      columnCount: terms.count, rowOffsets: offsets, columnIndices: columns, values: values)
  }

  private func inverseDocumentFrequencies(_ terms: Terms) -> [Double] {
    (0..<terms.count).map {
      inverseDocumentFrequency(
        terms.documentFrequency($0), documentCount: terms.statistics.documentCount)
    }
  }

  /// What a count is measured against in a paper of some terms.
  package func damping(_ tokenCount: Int, mean: Double) -> Double {
    saturation * (1 - lengthNormalization + lengthNormalization * Double(tokenCount) / mean)
  }

  /// The weight of a term that stands somewhere `count` times.
  @inline(__always)
  package func weight(_ count: Int, damping: Double, idf: Double) -> Float {
    Float(idf * Double(count) * (saturation + 1) / (Double(count) + damping))
  }
}
