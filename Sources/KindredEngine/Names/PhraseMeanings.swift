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
  private let specificities: [Double]

  /// The length of a phrase's row, as a sum of its terms', from which on it is specific.
  private static let specific = 10.0

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
    let projection = BackgroundProjection(background.model, terms)
    let lengths = projection.termLengths()
    specificities = keys.map { key in
      let words = Set(key.split(separator: " ")).map { word in
        terms.column(of: String(word)).map { lengths[$0] } ?? 0
      }
      return words.contains(0)
        ? 1 : min(1, words.reduce(0) { $0 + $1 * $1 }.squareRoot() / Self.specific)
    }
    let texts = SparseMatrix(
      columnCount: terms.count, rowOffsets: offsets, columnIndices: columns, values: values)
    let weighted = WeightedRows(weights: texts, lengths: [Double](repeating: 1, count: keys.count))
    phrases = projection.rows(count: keys.count, weights: weighted.rows).rows
      .centered(on: background.mean)
    papers = background.rows
    rowOfPhrase = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
  }

  /// How much a phrase tells of what papers are about, from 0 to 1: `learning` little, `deblurring`
  /// much. 1 for one with a word that the model does not know.
  func specificity(_ key: String) -> Double { rowOfPhrase[key].map { specificities[$0] } ?? 1 }

  /// Whether the model knows a word of a phrase.
  func knows(_ key: String) -> Bool {
    rowOfPhrase[key].map { !phrases.isZeroRow($0) } ?? false
  }

  /// The rows of some papers, to compare phrases with.
  func papers(_ rows: [Int]) -> Matrix { papers.rows(at: rows) }

  /// The cosines of some of the phrases with some papers' rows, phrases by papers; 0 where the
  /// model knows nothing.
  func cosines(_ keys: [String], with papers: Matrix) -> Matrix {
    phrases.rows(at: keys.compactMap { rowOfPhrase[$0] }).timesTransposed(papers)
  }

  /// The cosine of two of the phrases; 0 where the model knows nothing.
  func cosine(_ left: String, _ right: String) -> Double {
    guard let left = rowOfPhrase[left], let right = rowOfPhrase[right] else { return 0 }
    return Double(phrases.dot(left, phrases, right))
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
