// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// A dense matrix of half-precision values (IEEE 754 binary16), for rows that are kept: half the
/// space of a ``Matrix``, and 11 significant bits.
public struct HalfMatrix: Equatable, Sendable {
  /// The number of rows, n.
  public let rowCount: Int

  /// The number of columns, d.
  public let columnCount: Int

  /// n x d values by their bits, row by row.
  package let bits: [UInt16]

  /// A matrix around bits that are already in order.
  ///
  /// - Precondition: there are `rowCount` x `columnCount` of them.
  package init(rowCount: Int, columnCount: Int, bits: [UInt16]) {
    precondition(
      bits.count == rowCount * columnCount,
      "\(bits.count) values for a \(rowCount) x \(columnCount) matrix")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.bits = bits
  }

  /// The values of a matrix, each rounded to the nearest; beyond 65,504 they become infinite. O(n
  /// d).
  public init(rounding matrix: Matrix) {
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    let count = matrix.elements.count
    bits = unsafe [UInt16](unsafeUninitializedCapacity: count) { target, initializedCount in
      unsafe matrix.elements.withUnsafeBufferPointer { source in
        unsafe ck_narrow_to_halves(source.baseAddress, target.baseAddress, count)
      }
      initializedCount = count
    }
  }

  /// The rows of a matrix at `indices`, in that order, each value rounded to the nearest; zeros for
  /// nil. O(indices d).
  package init(rounding matrix: Matrix, rowsAt indices: [Int?]) {
    rowCount = indices.count
    columnCount = matrix.columnCount
    let width = columnCount
    bits = unsafe [UInt16](
      unsafeUninitializedCapacity: indices.count * width
    ) { target, initializedCount in
      unsafe target.initialize(repeating: 0)
      unsafe matrix.elements.withUnsafeBufferPointer { source in
        for (place, row) in indices.enumerated() {
          guard let row else { continue }
          precondition(row >= 0 && row < matrix.rowCount, "row \(row) of \(matrix.rowCount)")
          unsafe ck_narrow_to_halves(
            source.baseAddress?.advanced(by: row * width),
            target.baseAddress?.advanced(by: place * width), width)
        }
      }
      initializedCount = indices.count * width
    }
  }

  /// The bits of a row's values.
  package func bits(_ row: Int) -> ArraySlice<UInt16> {
    bits[row * columnCount..<(row + 1) * columnCount]
  }

  /// Some rows, in their order, exactly as they are. O(rows d).
  public func rows(at indices: [Int]) -> Matrix {
    let width = columnCount
    let elements = unsafe [Float](
      unsafeUninitializedCapacity: indices.count * width
    ) { target, initializedCount in
      unsafe bits.withUnsafeBufferPointer { source in
        for (place, row) in indices.enumerated() {
          precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
          unsafe ck_widen_halves(
            source.baseAddress?.advanced(by: row * width),
            target.baseAddress?.advanced(by: place * width), width)
        }
      }
      initializedCount = indices.count * width
    }
    return Matrix(rowCount: indices.count, columnCount: width, elements: elements)
  }

  /// The dot product of each row with a vector, in single precision. O(n d).
  ///
  /// - Precondition: the vector has d values.
  public func dots(_ vector: [Float]) -> [Float] {
    precondition(vector.count == columnCount, "\(vector.count) values for \(columnCount) columns")
    return unsafe [Float](unsafeUninitializedCapacity: rowCount) { products, initializedCount in
      unsafe bits.withUnsafeBufferPointer { rows in
        unsafe ck_dot_half_rows(
          rows.baseAddress, rowCount, vector, columnCount, products.baseAddress)
      }
      initializedCount = rowCount
    }
  }
}

extension Matrix {
  /// The values rounded to half precision: what a ``HalfMatrix`` of them holds. O(n d), in place
  /// where nobody else has the matrix.
  public consuming func roundedToHalf() -> Matrix {
    var result = self
    let blockSize = 1 << 14
    var halves = [UInt16](repeating: 0, count: blockSize)
    unsafe result.elements.withUnsafeMutableBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: blockSize) {
        let block = unsafe values.baseAddress?.advanced(by: start)
        let count = min(blockSize, values.count - start)
        unsafe ck_narrow_to_halves(block, &halves, count)
        unsafe ck_widen_halves(halves, block, count)
      }
    }
    return result
  }
}
