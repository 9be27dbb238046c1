// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// TF-IDF rows of papers, and what each was divided by to be of unit length.
package struct WeightedRows: Equatable, Sendable {
  /// n x v, columns ascending within a row; each row of unit length, or empty where no term is
  /// known.
  package let weights: SparseMatrix

  /// For each row its length before; 0 for an empty one.
  package let lengths: [Double]

  /// Rows of several blocks, one after the other.
  package init(columnCount: Int, concatenating blocks: [WeightedRows]) {
    weights = SparseMatrix(columnCount: columnCount, concatenating: blocks.map(\.weights))
    lengths = blocks.flatMap(\.lengths)
  }

  /// Rows from elsewhere.
  package init(weights: SparseMatrix, lengths: [Double]) {
    self.weights = weights
    self.lengths = lengths
  }

  /// Some rows. O(their nonzeros).
  package func rows(_ block: Range<Int>) -> WeightedRows {
    WeightedRows(weights: weights.rows(at: block), lengths: Array(lengths[block]))
  }

  /// Weighs the counts of some documents.
  ///
  /// Weights are computed in double precision and stored in single. Terms without a column count
  /// for a row's length alone.
  ///
  /// - Parameter terms: the columns and what they weigh by; every number in the rows has
  ///   statistics.
  /// - Complexity: O(nonzeros + v).
  package init(_ counts: CountRows, weighedBy terms: Terms) {
    var writer = WeightedRowWriter(terms, counts)
    for row in 0..<counts.rowCount { writer.add(counts, row) }
    self = writer.finish()
  }
}

extension SparseMatrix {
  /// The TF-IDF rows of a block's documents, n x v: unit length, or empty where no term is known.
  ///
  /// Columns ascend within a row. O(nonzeros + terms log terms of the block + v).
  public init(_ counts: TermCounts, weighedBy terms: Terms) {
    self = WeightedRows(terms.rows(of: counts), weighedBy: terms).weights
  }
}

/// Writes TF-IDF rows of unit length, in double precision up to the value that is stored.
private struct WeightedRowWriter {
  private let terms: Terms
  private let frequencies = (0..<64).map { $0 == 0 ? 0 : TermWeight.termFrequency($0) }
  /// The inverse document frequency of each term that was met; 0 for others.
  private var inverseFrequencies: [Double]
  private var rowOffsets = [0]
  private var columnIndices: [Int32] = []
  private var values: [Float] = []
  private var lengths: [Double] = []
  /// The weights of the row that is being written.
  private var weights: [Double] = []

  init(_ terms: Terms, _ counts: CountRows) {
    self.terms = terms
    inverseFrequencies = [Double](repeating: 0, count: terms.numberCount)
    rowOffsets.reserveCapacity(counts.rowCount + 1)
    columnIndices.reserveCapacity(terms.isComplete ? counts.words.count : 0)
    values.reserveCapacity(columnIndices.capacity)
  }

  mutating func add(_ counts: CountRows, _ row: Int) {
    var squares = 0.0
    counts.forEachTerm(row) { number, count in
      if inverseFrequencies[number] == 0 {
        inverseFrequencies[number] = terms.statistics.inverseDocumentFrequency(number)
      }
      let frequency =
        count < frequencies.count ? frequencies[count] : TermWeight.termFrequency(count)
      let weight = frequency * inverseFrequencies[number]
      squares += weight * weight
      let column = terms.column(ofNumber: number)
      if column < 0 { return }
      columnIndices.append(column)
      weights.append(weight)
    }
    let length = squares.squareRoot()
    for weight in weights { values.append(Float(weight / length)) }
    rowOffsets.append(values.count)
    lengths.append(length)
    weights.removeAll(keepingCapacity: true)
  }

  func finish() -> WeightedRows {
    WeightedRows(
      weights: SparseMatrix(
        columnCount: terms.count, rowOffsets: rowOffsets, columnIndices: columnIndices,
        values: values),
      lengths: lengths)
  }
}
