// SPDX-License-Identifier: Apache-2.0

public import Kernels

/// Matrices as NumPy stores them: the `.npy` format.
///
/// Six bytes of magic, two of version, the header's length (two bytes in version 1, four in 2 and
/// 3), a header that describes type, order and shape, then the values. Written is version 1.0 with
/// float32 or float16, little-endian, row by row, the header padded with spaces to a multiple of 64
/// bytes. Read are float16, float32 and float64 (rounded to single precision), little-endian, row by
/// row, of two dimensions.
public enum NumPyFormat {
  /// Why bytes are no matrix.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// They are no `.npy` file at all.
    case notNumPy
    /// They are one, of a kind that is not read.
    case unsupported(header: String)
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
    let header = String(decoding: bytes[(8 + lengthSize)..<start], as: UTF8.self)
    let sizes = ["'<f2'": 2, "'<f4'": 4, "'<f8'": 8]
    let shape = header.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      .split(separator: ",").map { Int($0.filter { $0 != " " }) }
    guard let size = sizes.first(where: { header.contains($0.key) })?.value,
      header.contains("False"), shape.count == 2,
      let rowCount = shape[0], let columnCount = shape[1], rowCount >= 0, columnCount >= 0,
      rowCount <= Int32.max, columnCount <= Int32.max / 8
    else {
      throw .unsupported(
        header: String(header.filter { $0 != "\n" }.split(separator: " ").joined(separator: " ")))
    }
    guard bytes.count - start == rowCount * columnCount * size else {
      throw .wrongLength(
        expected: rowCount * columnCount * size, found: bytes.count - start)
    }
    return Matrix(
      rowCount: rowCount, columnCount: columnCount, valuesIn: bytes[start...], size: size)
  }
}
