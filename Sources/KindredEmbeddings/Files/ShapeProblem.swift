// SPDX-License-Identifier: Apache-2.0

/// Why a matrix of such a shape is not read.
public enum ShapeProblem: Equatable, Sendable, CustomStringConvertible {
  /// It has no rows.
  case noRows
  /// It has no columns.
  case noColumns
  /// It has more columns than vectors have dimensions.
  case tooManyColumns(Int)

  /// What the shape is and what would be right.
  public var description: String {
    switch self {
    case .noRows: "no rows, where one or more were expected"
    case .noColumns: "no columns, where one or more were expected"
    case .tooManyColumns(let count):
      "\(count) columns, where at most \(MatrixShape.largestColumnCount) are read"
    }
  }
}
