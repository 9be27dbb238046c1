// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Matrices as programs for nearest neighbors exchange them: the `.fbin` format.
///
/// The number of rows and the number of columns, each in four bytes, then float32 values row by
/// row, all little-endian. There is nothing to know the format by but its name. Read are files of
/// at least one row and 1 to 65,536 columns.
public enum FloatBinFormat {
  /// Why bytes are no matrix.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There are not as many bytes as the numbers of rows and columns ask for.
    case wrongLength(expected: Int, found: Int)
    /// The shape is one that no vectors have.
    case shape(ShapeProblem)

    /// What is wrong.
    public var description: String {
      switch self {
      case .wrongLength(let expected, let found):
        "an .fbin file of \(found) bytes, where its numbers of rows and columns need \(expected)"
      case .shape(let problem):
        "an .fbin file of \(problem)"
      }
    }
  }

  /// The bytes of an `.fbin` file. O(n d).
  public static func encode(_ matrix: Matrix) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in [matrix.rowCount, matrix.columnCount] {
      for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }
    bytes.append(rowsOf: matrix, as: .single)
    return bytes
  }

  /// The matrix in the bytes of an `.fbin` file. O(n d).
  public static func decode(_ bytes: [UInt8]) throws(Failure) -> Matrix {
    guard bytes.count >= 8 else { throw .wrongLength(expected: 8, found: bytes.count) }
    let numbers = [0, 4].map { start in
      (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }
    let shape = MatrixShape(rowCount: numbers[0], columnCount: numbers[1])
    if let problem = shape.problem { throw .shape(problem) }
    let expected = 8 + shape.byteCount(valueSize: 4)
    guard bytes.count == expected else {
      throw .wrongLength(expected: expected, found: bytes.count)
    }
    return Matrix(
      rowCount: numbers[0], columnCount: numbers[1], valuesIn: bytes[8...], size: 4)
  }
}
