// SPDX-License-Identifier: Apache-2.0

package import KindredKernels
package import KindredTextFeatures

/// Papers as the terms of an archive see them: what a ``BackgroundModel`` says of their terms.
package struct BackgroundProjection: Sendable {
  /// For each column its place among the terms that the model knows, or -1.
  private let rankOfColumn: [Int32]

  /// Of each known term, its weight in the archive.
  private let archiveWeights: [Double]

  /// Of each known term, its weight in the archive by that among the papers; 1 counts as the weight
  /// of one whose row carries it.
  private let weightRatios: [Double]

  /// The known terms' rows.
  private let termRows: Matrix

  /// The dimension of the model's rows, d.
  package var columnCount: Int { termRows.columnCount }

  /// Rows that are projected by one thread at a time.
  private static let blockSize = 1_024

  /// O(v + terms d).
  package init(
    _ model: BackgroundModel, _ terms: Terms, parallelism: Parallelism = .sequential
  ) {
    let places = model.places(of: terms.texts)
    let known = places.indices.filter { places[$0] >= 0 }
    var rank = [Int32](repeating: -1, count: places.count)
    for (index, column) in known.enumerated() { rank[column] = Int32(index) }
    rankOfColumn = rank
    let weights = known.map { model.weight(Int(places[$0])) }
    archiveWeights = weights
    weightRatios = zip(known, weights).map { $1 / terms.inverseDocumentFrequency($0) }
    termRows = model.termRows(known.map { Int(places[$0]) }, parallelism: parallelism)
  }

  /// For each column how much a term that stands once makes of a paper's row: the more, the more
  /// it tells what papers are about. 0 for a term that the model does not know. O(terms d).
  package func termLengths() -> [Double] {
    let lengths = (0..<termRows.rowCount).map { rank in
      termRows.withRow(rank) { row in
        row.indices.reduce(0) { $0 + Double(row[$1]) * Double(row[$1]) }.squareRoot()
      }
    }
    return rankOfColumn.indices.map { column in
      let rank = Int(rankOfColumn[column])
      return rank < 0 ? 0 : lengths[rank] * archiveWeights[rank]
    }
  }

  /// The rows of papers.
  ///
  /// - Parameter weights: gives the TF-IDF rows of a block of papers.
  /// - Returns: n x d unit rows, zero for a paper without a term that the model knows; and for each
  ///   paper the share of its row, in squares, that such terms hold, in [0, 1].
  /// - Complexity: O(nonzeros d).
  package func rows(
    count: Int, parallelism: Parallelism = .sequential,
    weights: @Sendable (Range<Int>) -> WeightedRows
  ) -> (rows: Matrix, coverage: [Float]) {
    let (rows, coverage) = Matrix.filled(
      rowCount: count, columnCount: termRows.columnCount, blockSize: Self.blockSize,
      parallelism: parallelism
    ) { block, span in
      let (known, coverage) = known(weights(block))
      known.multiply(termRows, rows: 0..<known.rowCount, into: &span)
      return coverage
    }
    return (rows.normalizedRows(parallelism: parallelism), coverage.flatMap { $0 })
  }

  /// The part of TF-IDF rows that the model knows, weighed as in the archive, and what share it is.
  private func known(_ weighted: WeightedRows) -> (rows: SparseMatrix, coverage: [Float]) {
    let rows = weighted.weights
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    var coverage: [Float] = []
    columns.reserveCapacity(rows.values.count)
    values.reserveCapacity(rows.values.count)
    for row in 0..<rows.rowCount {
      var covered: Float = 0
      for entry in rows.entries(row) {
        let rank = rankOfColumn[Int(rows.columnIndices[entry])]
        guard rank >= 0 else { continue }
        let value = rows.values[entry]
        covered += value * value
        columns.append(rank)
        values.append(Float(Double(value) * weighted.lengths[row] * weightRatios[Int(rank)]))
      }
      offsets.append(values.count)
      coverage.append(min(1, covered))
    }
    return (
      SparseMatrix(
        columnCount: termRows.rowCount, rowOffsets: offsets, columnIndices: columns, values: values),
      coverage
    )
  }
}

extension BackgroundModel {
  /// What the row of a term is yet to be multiplied by: its inverse document frequency in the
  /// archive, or 1 where the row carries its weight.
  func weight(_ index: Int) -> Double {
    carriesWeights
      ? 1
      : TermWeight.inverseDocumentFrequency(
        documentFrequency(index), documentCount: paperCount)
  }

  /// Papers as the archive's terms see them (``BackgroundProjection``). O(v + nonzeros d).
  ///
  /// - Parameter rows: TF-IDF rows of the papers.
  package func project(
    _ rows: WeightedRows, _ terms: Terms, parallelism: Parallelism = .sequential
  ) -> (rows: Matrix, coverage: [Float]) {
    BackgroundProjection(self, terms, parallelism: parallelism).rows(
      count: rows.weights.rowCount, parallelism: parallelism, weights: rows.rows)
  }
}
