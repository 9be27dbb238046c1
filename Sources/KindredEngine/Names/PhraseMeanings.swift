// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredTextFeatures

/// What phrases mean to a background model, next to groups of papers.
struct PhraseMeanings: Sendable {
  private let papers: Matrix
  private let phrases: Matrix
  private let rowOfPhrase: [String: Int]

  /// The meanings of distinct phrases: each as if it were a paper, less what the papers have in
  /// common. O(v + phrases d).
  init(_ keys: [String], _ terms: Terms, _ background: CenteredBackground) {
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for key in keys {
      let words = Set(key.split(separator: " ").compactMap { terms.column(of: String($0)) })
      for column in words.sorted() {
        columns.append(Int32(column))
        values.append(Float(terms.inverseDocumentFrequency(column)))
      }
      offsets.append(values.count)
    }
    let texts = SparseMatrix(
      columnCount: terms.count, rowOffsets: offsets, columnIndices: columns, values: values)
    phrases = background.model.project(
      WeightedRows(weights: texts, lengths: [Double](repeating: 1, count: keys.count)), terms
    ).rows.centered(on: background.mean)
    papers = background.rows
    rowOfPhrase = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
  }

  /// For each of some phrases the cosine with the sum of some papers' rows, or nil for a phrase of
  /// which the model knows no word.
  private func cosines(_ keys: [String], with rows: [Int]) -> [Double?] {
    let sum = papers.rows(at: rows).sumRow()
    let known = keys.compactMap { rowOfPhrase[$0] }
    let cosines = phrases.rows(at: known).timesTransposed(Matrix(rows: [sum]).normalizedRows())
    return known.indices.map { phrases.isZeroRow(known[$0]) ? nil : Double(cosines[$0, 0]) }
  }

  /// What the cosine of a phrase that the model does not know is taken to be: that of a phrase
  /// which has something to do with the papers.
  private static let unknownCosine = 0.3

  /// The phrases again, each weighed by its cosine with some papers; those that point away from
  /// them are left out.
  func weighted(
    _ ranked: [DistinctivePhrases.Candidate], near rows: [Int]
  ) -> [DistinctivePhrases.Candidate] {
    zip(ranked, cosines(ranked.map(\.key), with: rows))
      .map { ($0.0.key, $0.0.weight * ($0.1 ?? Self.unknownCosine)) }
      .filter { $0.1 > 0 }
      .sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }
  }
}
