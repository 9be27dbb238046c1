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

  /// Of the first rows those that may have one of the k highest scores, or reach a threshold of
  /// their own, ascending; all sums are zero again afterwards.
  ///
  /// The score of a row is `scale` times its sum, and what `others` hold at its place where that is
  /// positive.
  ///
  /// - Parameters:
  ///   - limit: how many rows count.
  ///   - margin: how far a score may be below the k-th highest.
  /// - Precondition: there are n others and n thresholds, and `limit` is at most n.
  /// - Complexity: O(n + k log k).
  package mutating func takeNearest(
    _ count: Int, within margin: Float, or thresholds: [Float], scale: Float,
    adding others: Span<Float>, limit: Int
  ) -> [Int32] {
    precondition(
      others.count == sums.count && thresholds.count == sums.count && limit <= sums.count,
      "\(others.count) values and \(thresholds.count) thresholds for \(limit) of \(sums.count) sums"
    )
    for row in 0..<limit { sums[row] = scale * sums[row] + max(0, others[row]) }
    let steps = stride(from: 0, to: limit, by: Self.step)
    var best = TopNeighbors(capacity: count)
    for start in steps {
      let found = unsafe sums.withUnsafeBufferPointer { sums in
        unsafe ck_select_one(
          sums.baseAddress.map { unsafe $0 + start }, Float(best.threshold),
          min(Self.step, limit - start), &places)
      }
      for row in places[..<found].lazy.map({ start + Int($0) }) {
        best.offer(Neighbor(row: row, similarity: Double(sums[row])))
      }
    }
    let least = Float(best.threshold) - margin
    var rows: [Int32] = []
    for start in steps {
      let found = unsafe sums.withUnsafeBufferPointer { sums in
        unsafe thresholds.withUnsafeBufferPointer { thresholds in
          unsafe ck_select_either(
            sums.baseAddress.map { unsafe $0 + start }, least,
            thresholds.baseAddress.map { unsafe $0 + start }, min(Self.step, limit - start),
            &places)
        }
      }
      rows += places[..<found].lazy.map { Int32(start) + $0 }
    }
    for row in sums.indices { sums[row] = 0 }
    return rows
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
