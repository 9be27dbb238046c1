// SPDX-License-Identifier: Apache-2.0

/// Pairs rows with columns such that the sum of their gains is largest.
///
/// Shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957; in the form of Jonker,
/// Volgenant 1987), on costs that are the largest gain less each gain.
///
/// - Parameters:
///   - gains: m x n finite numbers, row by row.
///   - rowCount: m.
///   - columnCount: n.
/// - Returns: for each row its column, each column at most once; min(m, n) rows have one, the
///   others nil. Of several best pairings always the same one is found.
/// - Precondition: there are m n gains.
/// - Complexity: O(min(m, n)² max(m, n)) time.
package func optimalAssignment(_ gains: [Double], rowCount: Int, columnCount: Int) -> [Int?] {
  precondition(
    gains.count == rowCount * columnCount, "\(gains.count) gains for \(rowCount) x \(columnCount)")
  guard rowCount > 0, columnCount > 0 else { return [Int?](repeating: nil, count: rowCount) }
  if rowCount > columnCount {
    let transposed = (0..<columnCount).flatMap { column in
      (0..<rowCount).map { gains[$0 * columnCount + column] }
    }
    var columnOfRow = [Int?](repeating: nil, count: rowCount)
    let rows = optimalAssignment(transposed, rowCount: columnCount, columnCount: rowCount)
    for (column, row) in rows.enumerated() {
      if let row { columnOfRow[row] = column }
    }
    return columnOfRow
  }
  var paths = AugmentingPaths(gains, rowCount: rowCount, columnCount: columnCount)
  for row in 0..<rowCount { paths.add(row) }
  return paths.columnOfRow
}

/// Rows paired so far, with potentials that leave no reduced cost below 0 and none of a pair above.
private struct AugmentingPaths {
  private let gains: [Double]
  private let largest: Double
  private let columnCount: Int
  private var rowPotentials: [Double]
  private var columnPotentials: [Double]
  private var rowOfColumn: [Int?]

  init(_ gains: [Double], rowCount: Int, columnCount: Int) {
    self.gains = gains
    self.columnCount = columnCount
    largest = gains.max() ?? 0
    rowPotentials = [Double](repeating: 0, count: rowCount)
    columnPotentials = [Double](repeating: 0, count: columnCount)
    rowOfColumn = [Int?](repeating: nil, count: columnCount)
  }

  var columnOfRow: [Int?] {
    var columns = [Int?](repeating: nil, count: rowPotentials.count)
    for (column, row) in rowOfColumn.enumerated() {
      if let row { columns[row] = column }
    }
    return columns
  }

  private func reducedCost(_ row: Int, _ column: Int) -> Double {
    largest - gains[row * columnCount + column] - rowPotentials[row] - columnPotentials[column]
  }

  /// Pairs one more row, along the shortest path to a free column.
  mutating func add(_ row: Int) {
    var distances = [Double](repeating: .infinity, count: columnCount)
    var previous = [Int?](repeating: nil, count: columnCount)
    var isDone = [Bool](repeating: false, count: columnCount)
    var current: (row: Int, column: Int?) = (row, nil)
    var reached: [(row: Int, distance: Double)] = [(row, 0)]
    var length = 0.0
    while true {
      var nearest: Int?
      for column in 0..<columnCount where !isDone[column] {
        let distance = length + reducedCost(current.row, column)
        if distance < distances[column] {
          distances[column] = distance
          previous[column] = current.column
        }
        if nearest.map({ distances[column] < distances[$0] }) ?? true { nearest = column }
      }
      guard let column = nearest else { preconditionFailure("no column is left for a row") }
      isDone[column] = true
      length = distances[column]
      guard let next = rowOfColumn[column] else {
        shift(reached, distances, isDone, by: length)
        augment(column, previous, row)
        return
      }
      reached.append((next, length))
      current = (next, column)
    }
  }

  private mutating func shift(
    _ reached: [(row: Int, distance: Double)], _ distances: [Double], _ isDone: [Bool],
    by length: Double
  ) {
    for (row, distance) in reached { rowPotentials[row] += length - distance }
    for column in 0..<columnCount where isDone[column] {
      columnPotentials[column] -= length - distances[column]
    }
  }

  private mutating func augment(_ end: Int, _ previous: [Int?], _ row: Int) {
    var column = end
    while let before = previous[column] {
      rowOfColumn[column] = rowOfColumn[before]
      column = before
    }
    rowOfColumn[column] = row
  }
}
