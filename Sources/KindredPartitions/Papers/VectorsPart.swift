// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredKernels
internal import KindredTextFeatures

/// Makes the rows of papers that scores come from.
///
/// Rows in: blocks of counted papers, with mean and directions. Rows out: identifier, title, the
/// terms between spaces in byte order, their TF-IDF weights in single precision, the semantic row
/// in half precision, and the most that a dot product of two such rows can be.
package struct VectorsPart: Part {
  package static let fieldCount = CountedBlock.fieldCount

  private var block = CountedBlock()

  /// A filter before its first row.
  package init() {}

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    if try block.isOther(row) {
      try writeBatch(to: &rows)
      block = CountedBlock()
    }
    if try block.take(row) { try writeBatch(to: &rows) }
  }

  package mutating func finish(to rows: inout PartRows) throws(PartError) {
    try writeBatch(to: &rows)
  }

  private mutating func writeBatch(to rows: inout PartRows) throws(PartError) {
    guard let terms = block.terms, !block.papers.isEmpty else { return }
    let width = block.directions.count / max(1, terms.count)
    guard width * terms.count == block.directions.count,
      let basis = SemanticBasis(
        terms.statistics, backgroundMean: block.mean,
        directions: HalfMatrix(
          rowCount: width > 0 ? terms.count : 0, columnCount: width, bits: block.directions))
    else {
      throw .incomplete("block \(block.name) has no mean, or directions for some terms alone")
    }
    let weights = WeightedRows(block.counts, weighedBy: terms).weights
    let vectors = HalfMatrix(
      rounding: basis.rows(of: block.counts, terms, parallelism: .sequential))
    for (row, paper) in block.papers.enumerated() {
      let entries = weights.entries(row)
      rows.add(
        paper.id, paper.title,
        weights.columnIndices[entries].map { terms.texts[Int($0)] }.joined(separator: " "),
        Array(weights.values[entries]).base64, vectors.base64(row),
        String(basis.semanticWeight))
    }
    block.removeBatch()
  }
}
