// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// What the kernels compute, written as plainly as possible and in double precision.
public enum Twin {
  /// The dot product of two rows.
  public static func dot(_ left: [Float], _ right: [Float]) -> Double {
    zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// A Bᵀ.
  public static func timesTransposed(_ left: Matrix, _ right: Matrix) -> [[Double]] {
    let rightRows = right.rowArrays
    return left.rowArrays.map { row in rightRows.map { dot(row, $0) } }
  }

  /// A B.
  public static func times(_ left: Matrix, _ right: Matrix) -> [[Double]] {
    left.rowArrays.map { row in
      (0..<right.columnCount).map { column in
        row.indices.reduce(0) { $0 + Double(row[$1]) * Double(right[$1, column]) }
      }
    }
  }

  /// The k rows with the highest score, then the lowest row: every score, sorted.
  public static func nearest(_ scores: [Double], count: Int, except: Int? = nil) -> [Int] {
    scores.indices.filter { $0 != except }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }.prefix(count).map { $0 }
  }

  /// The silhouette of every row by its definition: all pairs.
  public static func silhouettes(_ rows: Matrix, _ assignments: [Int]) -> [Double] {
    let values = rows.rowArrays
    return values.indices.map { row in
      var distances: [Int: [Double]] = [:]
      for other in values.indices where other != row && assignments[other] >= 0 {
        distances[assignments[other], default: []].append(1 - dot(values[row], values[other]))
      }
      let means = distances.mapValues { $0.reduce(0, +) / Double($0.count) }
      guard let inside = means[assignments[row]],
        let outside = means.filter({ $0.key != assignments[row] }).values.min(),
        max(inside, outside) > 0
      else { return 0 }
      return (outside - inside) / max(inside, outside)
    }
  }
}

extension Matrix {
  /// A matrix from rows in double precision.
  public init(doubles rows: [[Double]]) {
    self.init(rows: rows.map { $0.map(Float.init) })
  }
}
