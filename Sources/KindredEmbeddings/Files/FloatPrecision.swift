// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// How many bits a value in a file has.
public enum FloatPrecision: Equatable, Sendable {
  /// 16, of which 11 are significant.
  case half
  /// 32.
  case single
}

extension [UInt8] {
  /// Adds a matrix, row by row, each value little-endian. O(n d).
  mutating func append(rowsOf matrix: Matrix, as precision: FloatPrecision) {
    let size = precision == .half ? 2 : 4
    reserveCapacity(count + size * matrix.rowCount * matrix.columnCount)
    for row in 0..<matrix.rowCount {
      matrix.withRow(row) { span in
        for column in span.indices {
          let bits =
            precision == .half
            ? UInt32(Float16(span[column]).bitPattern) : span[column].bitPattern
          for byte in 0..<size { append(UInt8(truncatingIfNeeded: bits >> UInt32(8 * byte))) }
        }
      }
    }
  }
}

extension Matrix {
  /// A matrix from its values, row by row, each little-endian in `size` bytes: 2, 4 or 8. O(n d).
  ///
  /// - Precondition: there are as many bytes as that takes.
  init(rowCount: Int, columnCount: Int, valuesIn bytes: ArraySlice<UInt8>, size: Int) {
    self.init(rowCount: rowCount, columnCount: columnCount)
    forEachRow { row, span in
      for column in span.indices {
        let place = bytes.startIndex + (row * columnCount + column) * size
        var bits: UInt64 = 0
        for byte in 0..<size { bits |= UInt64(bytes[place + byte]) << UInt64(8 * byte) }
        span[column] =
          switch size {
          case 2: Float(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
          case 4: Float(bitPattern: UInt32(truncatingIfNeeded: bits))
          default: Float(Double(bitPattern: bits))
          }
      }
    }
  }
}
