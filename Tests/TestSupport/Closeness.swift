// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// How far results may be from a reference, by what was computed.
public enum Tolerance {
  /// Sums of a few hundred products in single precision.
  public static let single = 2e-5

  /// A TF-IDF weight, computed in double precision and stored in single.
  public static let weight = 1e-6

  /// A singular value, relative to the reference.
  public static let singularValue = 1e-4

  /// A weight of a classifier that stops where margins are right to 0.001.
  public static let classifierWeight = 2e-3

  /// A silhouette.
  public static let silhouette = 1e-5

  /// A similarity by directions that were learned from four fifths of the papers.
  public static let learnedBefore = 0.03

  /// A figure computed in double precision throughout.
  public static let double = 1e-9
}

/// The largest difference between two lists; infinite where their lengths differ or a value is no
/// number.
public func distance<Left: BinaryFloatingPoint, Right: BinaryFloatingPoint>(
  _ left: [Left], _ right: [Right]
) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { worst, pair in
    let difference = abs(Double(pair.0) - Double(pair.1))
    return difference.isNaN ? .infinity : max(worst, difference)
  }
}

/// The largest difference between two lists of rows.
public func distance<Left: BinaryFloatingPoint, Right: BinaryFloatingPoint>(
  _ left: [[Left]], _ right: [[Right]]
) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { max($0, distance($1.0, $1.1)) }
}

/// The largest difference between a matrix and rows.
public func distance(_ matrix: Matrix, _ rows: [[Double]]) -> Double {
  matrix.rowCount == 0 && rows.isEmpty ? 0 : distance(matrix.rowArrays, rows)
}
