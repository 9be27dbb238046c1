// SPDX-License-Identifier: Apache-2.0

public import Kernels

/// Matrices as NumPy stores them: the `.npy` format.
///
/// Six bytes of magic, two of version, the header's length (two bytes in version 1, four in 2 and
/// 3), a header that describes type, order and shape, then the values. Written is version 1.0 with
/// float32, little-endian, row by row, the header padded with spaces to a multiple of 64 bytes.
/// Read are float32 and float64 (rounded to single precision), little-endian, row by row, of two
/// dimensions.
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
        "a NumPy file of \(header.prefix(100)), where a two-dimensional array of float32 or float64 "
          + "in C order was expected"
      case .wrongLength(let expected, let found):
        "a NumPy file with \(found) bytes of values, where its shape needs \(expected)"
      }
    }
  }

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The bytes of a `.npy` file. O(n d).
  public static func encode(_ matrix: Matrix) -> [UInt8] {
    var header =
      "{'descr': '<f4', 'fortran_order': False, "
      + "'shape': (\(matrix.rowCount), \(matrix.columnCount)), }"
    let length = (10 + header.utf8.count + 1 + 63) / 64 * 64 - 10
    header += String(repeating: " ", count: length - header.utf8.count - 1) + "\n"
    var bytes = magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(header.utf8)
    bytes.reserveCapacity(bytes.count + 4 * matrix.rowCount * matrix.columnCount)
    for row in 0..<matrix.rowCount {
      matrix.withRow(row) { span in
        for column in span.indices {
          let bits = span[column].bitPattern
          bytes.append(UInt8(truncatingIfNeeded: bits))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
        }
      }
    }
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
    let isSingle = header.contains("'<f4'")
    let shape = header.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      .split(separator: ",").map { Int($0.filter { $0 != " " }) }
    guard isSingle || header.contains("'<f8'"), header.contains("False"), shape.count == 2,
      let rowCount = shape[0], let columnCount = shape[1], rowCount >= 0, columnCount >= 0,
      rowCount <= Int32.max, columnCount <= Int32.max / 8
    else {
      throw .unsupported(
        header: String(header.filter { $0 != "\n" }.split(separator: " ").joined(separator: " ")))
    }
    let size = isSingle ? 4 : 8
    guard bytes.count - start == rowCount * columnCount * size else {
      throw .wrongLength(
        expected: rowCount * columnCount * size, found: bytes.count - start)
    }
    var matrix = Matrix(rowCount: rowCount, columnCount: columnCount)
    matrix.forEachRow { row, span in
      for column in span.indices {
        let place = start + (row * columnCount + column) * size
        var bits: UInt64 = 0
        for byte in 0..<size { bits |= UInt64(bytes[place + byte]) << UInt64(8 * byte) }
        span[column] =
          isSingle
          ? Float(bitPattern: UInt32(truncatingIfNeeded: bits)) : Float(Double(bitPattern: bits))
      }
    }
    return matrix
  }
}
