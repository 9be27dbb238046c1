// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// What each paper to stay away from weighs against all papers asked about (Rocchio 1971).
private let avoidedWeight = 0.5

extension SparseMatrix {
  /// One unit row: the mean of some rows less half the mean of others; empty where nothing is left.
  func centroid(of wanted: [Int], avoiding unwanted: [Int]) -> SparseMatrix {
    var sums: [Int32: Double] = [:]
    func add(_ rows: [Int], _ weight: Double) {
      for row in rows {
        for entry in entries(row) {
          sums[columnIndices[entry], default: 0] += weight * Double(values[entry])
        }
      }
    }
    add(wanted, 1 / Double(max(1, wanted.count)))
    add(unwanted, -avoidedWeight / Double(max(1, unwanted.count)))
    let columns = sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    let length = columns.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    return SparseMatrix(
      columnCount: columnCount, rowOffsets: [0, columns.count],
      columnIndices: columns.map(\.key), values: columns.map { Float($0.value / length) })
  }
}

extension Matrix {
  /// One row: the mean of some less half the mean of others, as long as the wanted are on average.
  func centroid(of wanted: [Int], avoiding unwanted: [Int]) -> Matrix {
    var sums = [Double](repeating: 0, count: columnCount)
    func add(_ rows: [Int], _ weight: Double) {
      for row in rows {
        withRow(row) { row in
          for column in row.indices { sums[column] += weight * Double(row[column]) }
        }
      }
    }
    add(wanted, 1 / Double(max(1, wanted.count)))
    add(unwanted, -avoidedWeight / Double(max(1, unwanted.count)))
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let wantedLength =
      wanted.reduce(0) { $0 + Double(withRow($1, norm)) } / Double(max(1, wanted.count))
    let scale = length > 0 ? wantedLength / length : 0
    return Matrix(
      rowCount: 1, columnCount: columnCount, elements: sums.map { Float(scale * $0) })
  }
}
