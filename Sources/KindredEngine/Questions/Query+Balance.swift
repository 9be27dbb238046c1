// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredTextFeatures

extension Query {
  /// The spread of a text's lexical scores at which its semantic part has the usual weight.
  private static let usualSpread = 0.033

  /// How much lexical scores of papers differ: the root of Σ (value idf)² p (1 - p), with p the
  /// share of papers that hold a term, as if terms did not know of each other. Small where what is
  /// looked for is rare.
  private var spread: Double {
    var variance = 0.0
    for entry in row.entries(0) {
      let column = Int(row.columnIndices[entry])
      let frequency = terms.documentFrequency(column)
      let share = Double(frequency) / Double(max(1, terms.statistics.documentCount))
      let idf = weighing.weight(ofFrequency: frequency, in: terms.statistics.documentCount)
      let value = Double(row.values[entry]) * idf
      variance += value * value * share * max(0, 1 - share)
    }
    return variance.squareRoot()
  }

  /// The query with parts that count alike: lexical scores of texts differ in scale, by a factor of
  /// five, and semantic ones hardly, so that these count as far as those are spread. What is rare
  /// and shared decides.
  ///
  /// - Parameter weight: that of the semantic part at the usual spread; 0 and 1 stay. No score
  ///   becomes larger than 1.
  func balanced(_ weight: Double) -> Query {
    guard let semantic, weight > 0, weight < 1 else { return self }
    let ratio = weight / (1 - weight) * spread / Self.usualSpread
    let own = ratio / (1 + ratio)
    let lexicalFactor = Float((1 - own) / (1 - weight))
    return Query(
      terms: terms,
      row: SparseMatrix(
        columnCount: row.columnCount, rowOffsets: row.rowOffsets, columnIndices: row.columnIndices,
        values: row.values.map { lexicalFactor * $0 }),
      semantic: semantic.scaled(by: [Float(own / weight)], parallelism: .sequential),
      weighing: weighing, excluded: excluded, ranksAll: ranksAll)
  }
}
