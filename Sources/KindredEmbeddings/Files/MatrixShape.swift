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
