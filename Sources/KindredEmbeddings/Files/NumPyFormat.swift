// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Matrices as NumPy stores them: the `.npy` format.
///
/// Six bytes of magic, two of version, the header's length (two bytes in version 1, four in 2 and
/// 3), a header that describes type, order and shape, then the values. Written is version 1.0 with
/// float32 or float16, little-endian, row by row, the header padded with spaces to a multiple of 64
/// bytes. Read are float16, float32 and float64 (rounded to single precision), little-endian, row
/// by row, of two dimensions, with at least one row and 1 to 65,536 columns.
public enum NumPyFormat {
  /// Why bytes are no matrix.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// They are no `.npy` file at all.
    case notNumPy
    /// They are one, of a kind that is not read.
    ///
    /// `header` is what of its header is printable ASCII.
    case unsupported(header: String)
    /// They are one of a shape that no vectors have.
    case shape(ShapeProblem)
    /// They end before the values do, or go on after.
    case wrongLength(expected: Int, found: Int)

    /// What is wrong and what would be right.
    public var description: String {
      switch self {
      case .notNumPy:
        "not a NumPy file"
      case .unsupported(let header):
        "a NumPy file of \(header.prefix(100)), where a two-dimensional array of float16, float32 or float64 "
          + "in C order was expected"
      case .shape(let problem):
        "a NumPy file of \(problem)"
      case .wrongLength(let expected, let found):
        "a NumPy file with \(found) bytes of values, where its shape needs \(expected)"
      }
    }
  }

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The bytes of a `.npy` file. O(n d).
  public static func encode(_ matrix: Matrix, as precision: FloatPrecision = .single) -> [UInt8] {
    var header =
      "{'descr': '\(precision == .half ? "<f2" : "<f4")', 'fortran_order': False, "
      + "'shape': (\(matrix.rowCount), \(matrix.columnCount)), }"
    let length = (10 + header.utf8.count + 1 + 63) / 64 * 64 - 10
    header += String(repeating: " ", count: length - header.utf8.count - 1) + "\n"
    var bytes = magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(header.utf8)
    bytes.append(rowsOf: matrix, as: precision)
    return bytes
  }

  /// The matrix in the bytes of a `.npy` file. O(n d).
  public static func decode(_ bytes: [UInt8]) throws(Failure) -> Matrix {
    guard bytes.starts(with: magic), bytes.count > 12 else { throw .notNumPy }
    let lengthSize = bytes[6] == 1 ? 2 : 4
    let length = (0..<lengthSize).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
    let start = 8 + lengthSize + length
    guard start <= bytes.count else {
      throw .wrongLength(expected: start, found: bytes.count)
    }
    // What stands there may come from anybody, and is shown.
    let header = String(
      decoding: bytes[(8 + lengthSize)..<start].filter { (0x20..<0x7F).contains($0) },
      as: UTF8.self)
    let sizes = ["'<f2'": 2, "'<f4'": 4, "'<f8'": 8]
    let numbers = header.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      .split(separator: ",").map { Int($0.filter { $0 != " " }) }
    guard let size = sizes.first(where: { header.contains($0.key) })?.value,
      header.contains("False"), numbers.count == 2,
      let rowCount = numbers[0], let columnCount = numbers[1], rowCount >= 0, columnCount >= 0
    else {
      throw .unsupported(header: header.split(separator: " ").joined(separator: " "))
    }
    let shape = MatrixShape(rowCount: rowCount, columnCount: columnCount)
    if let problem = shape.problem { throw .shape(problem) }
    let expected = shape.byteCount(valueSize: size)
    guard bytes.count - start == expected else {
      throw .wrongLength(expected: expected, found: bytes.count - start)
    }
    return Matrix(
      rowCount: rowCount, columnCount: columnCount, valuesIn: bytes[start...], size: size)
  }
}
