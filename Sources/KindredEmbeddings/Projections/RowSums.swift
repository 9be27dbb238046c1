// SPDX-License-Identifier: Apache-2.0

package import KindredKernels

/// The sum of unit rows, which come in any order and in any parts.
///
/// Values are added as whole numbers of 2⁻³², so that the sum depends neither on the order of the
/// rows nor on the parts, and sums of parts add up to the sum of all.
package struct RowSums: Sendable {
  /// The sum in whole numbers of 2⁻³², d values.
  package private(set) var sums: [Int64]

  /// Rows that were added, and those of them that are not zero.
  package private(set) var rowCount = 0
  package private(set) var nonzeroCount = 0

  private static let scale = 4_294_967_296.0

  /// Rows that a mean needs to say what they have in common, and not which of them there are: of
  /// two rows less their mean one is the opposite of the other.
  private static let fewestForMean = 8

  /// The sum of no rows.
  package init(columnCount: Int) {
    sums = [Int64](repeating: 0, count: columnCount)
  }

  /// A sum that was made elsewhere.
  package init(rowCount: Int, nonzeroCount: Int, sums: [Int64]) {
    self.sums = sums
    self.rowCount = rowCount
    self.nonzeroCount = nonzeroCount
  }

  /// The number of columns, d.
  package var columnCount: Int { sums.count }

  /// Adds rows of length 1 or 0. O(n d).
  package mutating func add(_ rows: Matrix, where counts: (Int) -> Bool = { _ in true }) {
    for row in 0..<rows.rowCount where counts(row) { add(rows, row) }
  }

  /// Adds a row of length 1 or 0. O(d).
  package mutating func add(_ rows: Matrix, _ row: Int) {
    rowCount += 1
    if rows.isZeroRow(row) { return }
    nonzeroCount += 1
    rows.withRow(row) { row in
      for column in row.indices {
        let value = Double(row[column])
        // What is no unit row, not even by rounding, must not trap.
        if abs(value) < 2 { sums[column] &+= Int64(value * Self.scale) }
      }
    }
  }

  /// Adds the rows of another sum of as many columns. O(d).
  package static func += (left: inout RowSums, right: RowSums) {
    // Counts from elsewhere may be any.
    left.rowCount &+= right.rowCount
    left.nonzeroCount &+= right.nonzeroCount
    for column in left.sums.indices { left.sums[column] &+= right.sums[column] }
  }

  /// The mean of the rows that are not zero, d values; zeros where there are none.
  package var mean: [Float] {
    sums.map { Float(Double($0) / (Self.scale * Double(max(1, nonzeroCount)))) }
  }

  /// The sum's length; for unit rows, the sum of their cosines with its direction. O(d).
  package var length: Double {
    sums.reduce(0) { $0 + (Double($1) / Self.scale) * (Double($1) / Self.scale) }.squareRoot()
  }

  /// The sum's direction, or nil for a sum of zero. O(d).
  package var direction: [Float]? {
    let length = length
    return length > 0 ? sums.map { Float(Double($0) / Self.scale / length) } : nil
  }

  /// ``mean``, or zeros for fewer than eight rows.
  package var centeringMean: [Float] {
    rowCount < Self.fewestForMean ? sums.map { _ in 0 } : mean
  }
}
