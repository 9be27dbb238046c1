// SPDX-License-Identifier: Apache-2.0

/// A matrix that is nearly all zeros: compressed sparse rows.
///
/// Row i holds `values[rowOffsets[i] ..< rowOffsets[i + 1]]` in the columns that `columnIndices`
/// names at the same places, ascending within a row.
public struct SparseMatrix: Equatable, Sendable {
  /// The number of columns, v.
  public let columnCount: Int

  /// Where each row begins, n + 1 of them, the last one the number of values.
  public let rowOffsets: [Int]

  /// The column of each value.
  public let columnIndices: [Int32]

  /// The values, row after row.
  public let values: [Float]

  /// A matrix from its arrays.
  ///
  /// - Precondition: offsets ascend from 0 to the number of values, and columns ascend within each
  ///   row and are below `columnCount`.
  public init(
    columnCount: Int, rowOffsets: [Int], columnIndices: [Int32], values: [Float]
  ) {
    precondition(
      rowOffsets.first == 0 && rowOffsets.last == values.count
        && columnIndices.count == values.count,
      "offsets up to \(rowOffsets.last ?? -1), \(columnIndices.count) columns and "
        + "\(values.count) values")
    self.columnCount = columnCount
    self.rowOffsets = rowOffsets
    self.columnIndices = columnIndices
    self.values = values
  }

  /// The rows of several matrices one after the other.
  ///
  /// - Precondition: all have `columnCount` columns.
  public init(columnCount: Int, concatenating blocks: [SparseMatrix]) {
    precondition(
      blocks.allSatisfy { $0.columnCount == columnCount }, "blocks must have \(columnCount) columns"
    )
    var rowOffsets = [0]
    var columnIndices: [Int32] = []
    var values: [Float] = []
    rowOffsets.reserveCapacity(1 + blocks.reduce(0) { $0 + $1.rowCount })
    columnIndices.reserveCapacity(blocks.reduce(0) { $0 + $1.values.count })
    values.reserveCapacity(columnIndices.capacity)
    for block in blocks {
      let base = values.count
      rowOffsets += block.rowOffsets.dropFirst().map { base + $0 }
      columnIndices += block.columnIndices
      values += block.values
    }
    self.init(
      columnCount: columnCount, rowOffsets: rowOffsets, columnIndices: columnIndices,
      values: values)
  }

  /// The number of rows, n.
  public var rowCount: Int { rowOffsets.count - 1 }

  /// Where the values of a row are.
  public func entries(_ row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }

  /// The rows at `indices`, in that order. O(their nonzeros).
  public func rows(at indices: some Sequence<Int>) -> SparseMatrix {
    var offsets = [0]
    var columns: [Int32] = []
    var picked: [Float] = []
    for row in indices {
      columns += columnIndices[entries(row)]
      picked += values[entries(row)]
      offsets.append(picked.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowOffsets: offsets, columnIndices: columns, values: picked)
  }

  /// The dot product of a row with a row of another matrix, in double precision and in the order
  /// of the columns. O(nonzeros of both rows).
  public func dot(_ row: Int, _ other: SparseMatrix, _ otherRow: Int) -> Double {
    var sum = 0.0
    forEachShared(row, other, otherRow) { _, left, right in
      sum += Double(left) * Double(right)
    }
    return sum
  }

  /// Calls `body` with every column that both rows hold, ascending, and both values.
  @inline(__always)
  public func forEachShared(
    _ row: Int, _ other: SparseMatrix, _ otherRow: Int,
    _ body: (_ column: Int, _ left: Float, _ right: Float) -> Void
  ) {
    let ours = entries(row)
    let theirs = other.entries(otherRow)
    let leftColumns = columnIndices.span
    let rightColumns = other.columnIndices.span
    var left = ours.lowerBound
    var right = theirs.lowerBound
    while left < ours.upperBound, right < theirs.upperBound {
      let leftColumn = leftColumns[left]
      let rightColumn = rightColumns[right]
      if leftColumn == rightColumn {
        body(Int(leftColumn), values[left], other.values[right])
        left += 1
        right += 1
      } else if leftColumn < rightColumn {
        left += 1
      } else {
        right += 1
      }
    }
  }

  /// The matrix with rows and columns exchanged, each row's columns ascending. O(n + v + nonzeros).
  public func transposed() -> SparseMatrix {
    var offsets = [Int](repeating: 0, count: columnCount + 1)
    for column in columnIndices { offsets[Int(column) + 1] += 1 }
    for column in 0..<columnCount { offsets[column + 1] += offsets[column] }
    var next = offsets
    var rows = [Int32](repeating: 0, count: values.count)
    var moved = [Float](repeating: 0, count: values.count)
    for row in 0..<rowCount {
      for entry in entries(row) {
        let column = Int(columnIndices[entry])
        rows[next[column]] = Int32(row)
        moved[next[column]] = values[entry]
        next[column] += 1
      }
    }
    return SparseMatrix(
      columnCount: rowCount, rowOffsets: offsets, columnIndices: rows, values: moved)
  }
}
