// SPDX-License-Identifier: Apache-2.0

/// A set of rows, a bit each.
public struct RowSet: Equatable, Sendable {
  /// Rows are numbered 0 ..< `rowCount`.
  public let rowCount: Int

  private var words: [UInt64]

  /// No rows of `rowCount`.
  public init(rowCount: Int) {
    precondition(rowCount >= 0, "a set of \(rowCount) rows")
    self.rowCount = rowCount
    words = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
  }

  /// Some rows of `rowCount`.
  ///
  /// - Precondition: each is below `rowCount`.
  public init(rowCount: Int, _ rows: some Sequence<Int>) {
    self.init(rowCount: rowCount)
    for row in rows { insert(row) }
  }

  /// Adds a row. O(1).
  public mutating func insert(_ row: Int) {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    words[row >> 6] |= 1 << UInt64(row & 63)
  }

  /// Whether a row is in it. O(1).
  @inline(__always)
  public func contains(_ row: Int) -> Bool {
    words[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// How many rows are in it. O(n / 64).
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The rows in it, ascending. O(n).
  public var rows: [Int] { (0..<rowCount).filter(contains) }
}
