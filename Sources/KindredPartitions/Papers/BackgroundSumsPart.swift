// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredTextFeatures

/// Sums what the background says of papers, for the mean that is taken off their rows.
///
/// Rows in: blocks of counted papers. One row out: how many papers, how many of
/// them the background knows, and the sum of their rows, as whole numbers: sums of parts add up to
/// the same whatever the parts are.
package struct BackgroundSumsPart: Part {
  package static let fieldCount = CountedBlock.fieldCount

  private var block = CountedBlock()
  private var background: BackgroundProjection?
  private var sums = RowSums(columnCount: BackgroundModel.shippedIdentity.dimension)

  /// A filter before its first row.
  package init() {}

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    if try block.isOther(row) {
      addBatch()
      block = CountedBlock()
      background = nil
    }
    if try block.take(row) { addBatch() }
  }

  package mutating func finish(to rows: inout PartRows) {
    addBatch()
    if sums.rowCount > 0 { rows.add(sums) }
  }

  private mutating func addBatch() {
    guard let terms = block.terms, !block.papers.isEmpty else { return }
    let projection = background ?? BackgroundProjection(.shipped, terms)
    background = projection
    let weighted = WeightedRows(block.counts, weighedBy: terms)
    sums.add(projection.rows(count: block.counts.rowCount, weights: weighted.rows).rows)
    block.removeBatch()
  }
}

/// Adds sums, and gives the mean: rows in are those of ``BackgroundSumsPart``, the row out is the
/// mean.
package struct MeanPart: Part {
  package static let fieldCount = 3

  private var sums: RowSums?

  /// A filter before its first row.
  package init() {}

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    let added = try RowSums(row, at: 0)
    guard sums.map({ $0.columnCount == added.columnCount }) ?? true else {
      throw .broken("a sum of another dimension, skipped")
    }
    if sums == nil { sums = added } else { sums? += added }
  }

  package mutating func finish(to rows: inout PartRows) {
    if let sums { rows.add(sums.centeringMean.base64) }
  }
}

extension RowSums {
  /// Sums in three fields of a row.
  init(_ row: PartRow, at index: Int) throws(PartError) {
    let sums: [UInt64] = try row.numbers(index + 2)
    self.init(
      rowCount: try row.count(index), nonzeroCount: try row.count(index + 1),
      sums: sums.map(Int64.init(bitPattern:)))
  }

  /// The sums as whole numbers of 2⁻³², in Base64.
  var base64: String { sums.map(UInt64.init(bitPattern:)).base64 }
}

extension PartRows {
  fileprivate mutating func add(_ sums: RowSums) {
    add(String(sums.rowCount), String(sums.nonzeroCount), sums.base64)
  }
}
