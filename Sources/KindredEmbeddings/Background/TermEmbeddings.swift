// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import KindredKernels
public import KindredTextFeatures

/// Learns what terms mean from the papers they share: a background model.
///
/// The pointwise mutual information of two terms, ln(n df(s, t) / (df(s) df(t))), where df(s, t) is
/// the number of papers that hold both, less a shift and no lower than 0 (Levy, Goldberg 2014),
/// makes a symmetric matrix; a term's row is its part of that matrix' first singular vectors,
/// without their values, so that the many small distinctions weigh as much as the few large ones.
public struct TermEmbeddings: Equatable, Sendable {
  /// Papers that must hold a term.
  public var leastDocumentFrequency: Int

  /// Terms kept at most; those that most papers hold.
  public var largestTermCount: Int

  /// Components of a row, d.
  public var dimension: Int

  /// What is taken from the mutual information: ln 2 leaves pairs that share at least twice the
  /// papers that chance would give them.
  public var shift: Double

  /// The generator's seed.
  public var seed: UInt64

  /// Settings; the defaults were measured on arXiv abstracts.
  public init(
    leastDocumentFrequency: Int = 8, largestTermCount: Int = 20_000, dimension: Int = 256,
    shift: Double = 0.6931471805599453, seed: UInt64 = 0
  ) {
    self.leastDocumentFrequency = leastDocumentFrequency
    self.largestTermCount = largestTermCount
    self.dimension = dimension
    self.shift = shift
    self.seed = seed
  }

  /// Learns from an archive's TF-IDF rows.
  ///
  /// - Returns: a model; one without terms where none is in enough papers.
  /// - Complexity: O(n (nonzeros of a row)² + pairs d), O(pairs) memory.
  public func learn(
    from rows: SparseMatrix, _ terms: Terms, parallelism: Parallelism = .sequential
  ) -> BackgroundModel {
    let columns = chosenColumns(terms)
    let texts = columns.map { terms.texts[$0] }
    let frequencies = columns.map(terms.documentFrequency)
    let information = mutualInformation(
      rows, columns: columns, frequencies: frequencies, parallelism: parallelism)
    let basis = RefinedProjection.learn(
      from: information, terms: texts,
      options: RefinedProjection.Options(dimension: dimension, seed: seed), parallelism: parallelism
    ).basis
    return BackgroundModel(
      terms: texts, documentFrequencies: frequencies, rows: basis,
      paperCount: terms.statistics.documentCount)
  }

  /// Terms in enough papers, ascending; where there are too many, those in most papers, then the
  /// first ones.
  private func chosenColumns(_ terms: Terms) -> [Int] {
    let frequencies = (0..<terms.count).map(terms.documentFrequency)
    let frequent = frequencies.indices.filter { frequencies[$0] >= leastDocumentFrequency }
    guard frequent.count > largestTermCount else { return frequent }
    return frequent.sorted { (-frequencies[$0], $0) < (-frequencies[$1], $1) }
      .prefix(largestTermCount).sorted()
  }

  /// The shifted positive mutual information of all pairs of different terms, v x v.
  func mutualInformation(
    _ rows: SparseMatrix, columns: [Int], frequencies: [Int], parallelism: Parallelism
  ) -> SparseMatrix {
    var numberOfColumn = [Int32](repeating: -1, count: rows.columnCount)
    for (number, column) in columns.enumerated() { numberOfColumn[column] = Int32(number) }
    let chosen = numberOfColumn
    let papersOfTerm = rows.transposed()
    let paperCount = Double(rows.rowCount)
    let logarithms = frequencies.map { log(Double($0)) }
    let blocks = parallelism.mapBlocks(of: columns.count, size: 256) { block in
      var shared = [Int32](repeating: 0, count: columns.count)
      var met = AscendingSet(count: columns.count)
      var offsets = [0]
      var others: [Int32] = []
      var values: [Float] = []
      for term in block {
        for entry in papersOfTerm.entries(columns[term]) {
          for place in rows.entries(Int(papersOfTerm.columnIndices[entry])) {
            let other = Int(chosen[Int(rows.columnIndices[place])])
            if other < 0 { continue }
            shared[other] += 1
            met.insert(other)
          }
        }
        met.removeAll { other in
          let information =
            log(Double(shared[other]) * paperCount) - logarithms[term] - logarithms[other] - shift
          shared[other] = 0
          if other != term, information > 0 {
            others.append(Int32(other))
            values.append(Float(information))
          }
        }
        offsets.append(values.count)
      }
      return SparseMatrix(
        columnCount: columns.count, rowOffsets: offsets, columnIndices: others, values: values)
    }
    return SparseMatrix(columnCount: columns.count, concatenating: blocks)
  }
}
