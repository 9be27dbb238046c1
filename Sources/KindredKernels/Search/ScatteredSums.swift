// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// One sum for each of n rows, of which the largest are taken: scores of all rows that share a
/// column with a query, column by column.
package struct ScatteredSums: Sendable {
  /// All zero between two uses.
  private var sums: [Float]
  private var places: [Int32]

  /// Sums whose places are looked at between two looks at what the best of them are.
  private static let step = 1_024

  /// Zeros. O(n).
  package init(count: Int) {
    sums = [Float](repeating: 0, count: count)
    places = [Int32](repeating: 0, count: Self.step)
  }

  /// Adds `factor` times each value of a row to the sum of its column. O(nonzeros of the row).
  ///
  /// - Precondition: the matrix has n columns.
  package mutating func add(_ rows: SparseMatrix, _ row: Int, times factor: Float) {
    precondition(rows.columnCount == sums.count, "\(rows.columnCount) columns for \(sums.count)")
    let entries = rows.entries(row)
    unsafe rows.values.withUnsafeBufferPointer { values in
      unsafe rows.columnIndices.withUnsafeBufferPointer { columns in
        unsafe ck_add_scattered(
          values.baseAddress.map { unsafe $0 + entries.lowerBound },
          columns.baseAddress.map { unsafe $0 + entries.lowerBound }, entries.count, factor, &sums)
      }
    }
  }

  /// The rows of the largest sums above zero but `own`, the largest first, then by row; all sums
  /// are zero again afterwards. O(n + k log k).
  package mutating func takeLargest(_ count: Int, except own: Int) -> [Int32] {
    var best = TopNeighbors(capacity: count)
    for start in stride(from: 0, to: sums.count, by: Self.step) {
      let step = min(Self.step, sums.count - start)
      let threshold = max(Float.leastNonzeroMagnitude, Float(best.threshold))
      let found = unsafe sums.withUnsafeBufferPointer { sums in
        unsafe ck_select_one(
          sums.baseAddress.map { unsafe $0 + start }, threshold, step, &places)
      }
      for index in 0..<found {
        let row = start + Int(places[index])
        if row != own { best.offer(Neighbor(row: row, similarity: Double(sums[row]))) }
      }
    }
    for row in sums.indices { sums[row] = 0 }
    return best.members.map { Int32($0.row) }
  }

  /// Some rows and those of others that are not among them, in their order. O(both).
  ///
  /// - Precondition: rows are below n, and distinct in each list.
  package mutating func union(_ rows: [Int32], _ others: [Int32]) -> [Int32] {
    for row in rows { sums[Int(row)] = 1 }
    let rest = others.filter { sums[Int($0)] == 0 }
    for row in rows { sums[Int(row)] = 0 }
    return rows + rest
  }
}
