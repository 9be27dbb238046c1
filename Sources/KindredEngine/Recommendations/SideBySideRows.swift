// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredTextFeatures

/// Papers' TF-IDF rows and semantic rows side by side, such that dot products are similarities.
struct SideBySideRows: Sendable {
  /// n x v, each value times the root of what words weigh in a score.
  let lexical: SparseMatrix

  /// n x d.
  let semantic: Matrix

  /// The columns of the lexical part.
  private let terms: Terms

  /// What words weigh in a score.
  private let lexicalWeight: Double

  /// The rows of some counted papers.
  ///
  /// - Parameters:
  ///   - terms: columns for all their terms.
  ///   - semanticWeight: what semantic rows weigh in a score.
  init(_ segment: Segment, _ terms: Terms, semanticWeight: Double) {
    self.terms = terms
    lexicalWeight = 1 - semanticWeight
    let weights = WeightedRows(segment.counts, weighedBy: terms).weights
    let scale = Float(lexicalWeight.squareRoot())
    lexical = SparseMatrix(
      columnCount: weights.columnCount, rowOffsets: weights.rowOffsets,
      columnIndices: weights.columnIndices, values: weights.values.map { scale * $0 })
    semantic = segment.vectors.rows(at: Array(segment.papers.indices))
  }

  /// Whether one of some rows has a term.
  func hasTerms(_ rows: Range<Int>) -> Bool { rows.contains { !lexical.entries($0).isEmpty } }

  /// The columns of terms that so many of some rows hold, ascending.
  func columns(of rows: Range<Int>, heldBy least: Int = 1) -> [Int32] {
    var counts = [Int32](repeating: 0, count: lexical.columnCount)
    for row in rows {
      for entry in lexical.entries(row) { counts[Int(lexical.columnIndices[entry])] += 1 }
    }
    return counts.indices.filter { counts[$0] >= least }.map { Int32($0) }
  }

  /// The sum of the first rows, each times its share.
  func sum(_ shares: [Double]) -> Direction {
    var sum = Direction(lexical.columnCount, semantic.columnCount)
    for (row, share) in shares.enumerated() {
      for entry in lexical.entries(row) {
        sum.lexical[Int(lexical.columnIndices[entry])] += share * Double(lexical.values[entry])
      }
      semantic.withRow(row) { row in
        for column in row.indices { sum.semantic[column] += share * Double(row[column]) }
      }
    }
    return sum
  }

  /// The dot product of a row with a direction.
  func dot(_ row: Int, _ direction: Direction) -> Double {
    var sum = 0.0
    for entry in lexical.entries(row) {
      sum += direction.lexical[Int(lexical.columnIndices[entry])] * Double(lexical.values[entry])
    }
    semantic.withRow(row) { row in
      for column in row.indices { sum += direction.semantic[column] * Double(row[column]) }
    }
    return sum
  }

  /// What is looked for in a direction, by some columns.
  func query(_ direction: Direction, by columns: [Int32], excluding known: Set<Int32>) -> Query {
    let columns = columns.filter { direction.lexical[Int($0)] != 0 }
    let scale = lexicalWeight > 0 ? 1 / lexicalWeight.squareRoot() : 0
    return Query(
      terms: terms,
      row: SparseMatrix(
        columnCount: terms.count, rowOffsets: [0, columns.count], columnIndices: columns,
        values: columns.map { Float(scale * direction.lexical[Int($0)]) }),
      semantic: lexicalWeight < 1
        ? Matrix(
          rowCount: 1, columnCount: semantic.columnCount,
          elements: direction.semantic.map { Float($0) }) : nil,
      weighing: .cosine, excluded: known, ranksAll: true)
  }
}
