// SPDX-License-Identifier: Apache-2.0

/// What a file says about the shape of its matrix, looked at before anything is made of it.
struct MatrixShape {
  let rowCount: Int
  let columnCount: Int

  /// The most columns that a matrix in a file may have.
  static let largestColumnCount = 65_536

  /// What is wrong with the shape, or nil. O(1).
  var problem: ShapeProblem? {
    if rowCount == 0 { return .noRows }
    if columnCount == 0 { return .noColumns }
    if columnCount > Self.largestColumnCount { return .tooManyColumns(columnCount) }
    return nil
  }

  /// The bytes that values of a size take; `Int.max` for more than there can be.
  func byteCount(valueSize: Int) -> Int {
    let (values, overflows) = rowCount.multipliedReportingOverflow(by: columnCount * valueSize)
    return overflows ? .max : values
  }
}

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
