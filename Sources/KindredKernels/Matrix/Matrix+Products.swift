// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels
internal import CKindredOpenBLAS

/// Rows that one call of gemm computes; fixed, so that the last bits of a product do not depend on
/// how many threads share it.
let productBlockSize = 512

extension Matrix {
  /// A B: (n x d) (d x m) gives n x m. O(n d m), gemm in blocks of rows.
  ///
  /// - Precondition: `columnCount` equals `other.rowCount`.
  public func times(_ other: Matrix, parallelism: Parallelism = .sequential) -> Matrix {
    precondition(
      columnCount == other.rowCount,
      "\(rowCount) x \(columnCount) times \(other.rowCount) x \(other.columnCount)")
    return product(
      other, columns: other.columnCount, transposed: CblasNoTrans, parallelism: parallelism)
  }

  /// A Bᵀ: (n x d) (m x d)ᵀ gives n x m, all dot products of rows. O(n d m).
  ///
  /// - Precondition: the column counts are equal.
  public func timesTransposed(_ other: Matrix, parallelism: Parallelism = .sequential) -> Matrix {
    precondition(
      columnCount == other.columnCount,
      "rows of \(columnCount) and of \(other.columnCount) columns have no dot products")
    return product(other, columns: other.rowCount, transposed: CblasTrans, parallelism: parallelism)
  }

  private func product(
    _ other: Matrix, columns: Int, transposed: CBLAS_TRANSPOSE, parallelism: Parallelism
  ) -> Matrix {
    _ = OpenBLASRuntime.isReady
    return Matrix(
      rowCount: rowCount, columnCount: columns, blockSize: productBlockSize,
      parallelism: parallelism
    ) { rows, result in
      guard columnCount > 0, columns > 0 else { return }
      let left = elements.span.extracting(
        rows.lowerBound * columnCount..<rows.upperBound * columnCount)
      unsafe left.withUnsafeBufferPointer { left in
        unsafe other.elements.withUnsafeBufferPointer { right in
          unsafe result.withUnsafeMutableBufferPointer { result in
            unsafe cblas_sgemm(
              CblasRowMajor, CblasNoTrans, transposed, blasInt(rows.count), blasInt(columns),
              blasInt(columnCount), 1, left.baseAddress, blasInt(columnCount), right.baseAddress,
              blasInt(other.columnCount), 0, result.baseAddress, blasInt(columns))
          }
        }
      }
    }
  }

  /// Aᵀ B: (n x d)ᵀ (n x m) gives d x m. O(n d m), gemm in blocks of columns.
  ///
  /// - Precondition: both have n rows.
  public func transposedTimes(_ other: Matrix, parallelism: Parallelism = .sequential) -> Matrix {
    precondition(
      rowCount == other.rowCount,
      "\(rowCount) x \(columnCount) transposed times \(other.rowCount) x \(other.columnCount)")
    _ = OpenBLASRuntime.isReady
    return Matrix(
      rowCount: columnCount, columnCount: other.columnCount, blockSize: productBlockSize,
      parallelism: parallelism
    ) { columns, result in
      guard rowCount > 0, other.columnCount > 0 else { return }
      unsafe elements.withUnsafeBufferPointer { left in
        unsafe other.elements.withUnsafeBufferPointer { right in
          unsafe result.withUnsafeMutableBufferPointer { result in
            unsafe cblas_sgemm(
              CblasRowMajor, CblasTrans, CblasNoTrans, blasInt(columns.count),
              blasInt(other.columnCount), blasInt(rowCount), 1,
              left.baseAddress?.advanced(by: columns.lowerBound), blasInt(columnCount),
              right.baseAddress, blasInt(other.columnCount), 0, result.baseAddress,
              blasInt(other.columnCount))
          }
        }
      }
    }
  }

  /// A x: (n x d) d gives n, the dot product of every row with a vector, at the speed of memory.
  /// O(n d).
  ///
  /// - Precondition: `vector` has `columnCount` values.
  public func dots(_ vector: Span<Float>, parallelism: Parallelism = .sequential) -> [Float] {
    precondition(
      vector.count == columnCount, "\(columnCount) columns times \(vector.count) values")
    return unsafe vector.withUnsafeBufferPointer { vector in
      let right = unsafe Slots(start: UnsafeMutablePointer(mutating: vector.baseAddress))
      return Matrix(
        rowCount: rowCount, columnCount: 1, blockSize: 4_096, parallelism: parallelism
      ) { rows, products in
        unsafe products.withUnsafeMutableBufferPointer { products in
          unsafe writeDots(rows, right.start, to: products.baseAddress)
        }
      }.elements
    }
  }

  /// Writes the dot products of a range of rows with a vector of `columnCount` values.
  @unsafe func writeDots(
    _ rows: Range<Int>, _ vector: UnsafePointer<Float>?, to products: UnsafeMutablePointer<Float>?
  ) {
    let block = elements.span.extracting(
      rows.lowerBound * columnCount..<rows.upperBound * columnCount)
    unsafe block.withUnsafeBufferPointer { block in
      unsafe ck_dot_rows(block.baseAddress, rows.count, vector, columnCount, products)
    }
  }

  /// The sum of all rows, d values. O(n d).
  package func sumRow() -> [Float] {
    var sum = [Float](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      withRow(row) { row in
        for column in row.indices { sum[column] += row[column] }
      }
    }
    return sum
  }

  /// Aᵀ A in double precision: d x d, row by row, summed over blocks in order. O(n d²).
  ///
  /// Each block of rows is multiplied in single precision and added in double, so that the error
  /// does not grow with n.
  public func gram(parallelism: Parallelism = .sequential) -> [Double] {
    _ = OpenBLASRuntime.isReady
    let side = columnCount
    guard side > 0 else { return [] }
    let partial = parallelism.mapBlocks(of: rowCount, size: 4_096) { group in
      var sum = [Double](repeating: 0, count: side * side)
      var block = [Float](repeating: 0, count: side * side)
      var start = group.lowerBound
      while start < group.upperBound {
        let rows = start..<min(start + productBlockSize, group.upperBound)
        let values = elements.span.extracting(rows.lowerBound * side..<rows.upperBound * side)
        unsafe values.withUnsafeBufferPointer { values in
          unsafe block.withUnsafeMutableBufferPointer { block in
            unsafe cblas_ssyrk(
              CblasRowMajor, CblasUpper, CblasTrans, blasInt(side), blasInt(rows.count), 1,
              values.baseAddress, blasInt(side), 0, block.baseAddress, blasInt(side))
          }
        }
        for row in 0..<side {
          for column in row..<side {
            sum[row * side + column] += Double(block[row * side + column])
          }
        }
        start = rows.upperBound
      }
      return sum
    }
    var total = [Double](repeating: 0, count: side * side)
    for sum in partial {
      for index in total.indices { total[index] += sum[index] }
    }
    for row in 0..<side {
      for column in 0..<row { total[row * side + column] = total[column * side + row] }
    }
    return total
  }

  /// A - scale B, in place. O(n d).
  ///
  /// - Precondition: both have the same shape.
  public mutating func subtract(
    _ scale: Float, times other: Matrix, parallelism: Parallelism = .sequential
  ) {
    precondition(
      rowCount == other.rowCount && columnCount == other.columnCount,
      "\(rowCount) x \(columnCount) less \(other.rowCount) x \(other.columnCount)")
    forEachRow(parallelism: parallelism) { row, span in
      other.withRow(row) { other in
        for column in span.indices { span[column] -= scale * other[column] }
      }
    }
  }

  /// The dot products of a range of rows with a range of another matrix' rows, row by row, at the
  /// start of `products`, which grows if it must.
  func multiply(
    _ rows: Range<Int>, _ other: Matrix, _ otherRows: Range<Int>, into products: inout [Float]
  ) {
    products.grow(to: rows.count * otherRows.count)
    guard columnCount > 0 else { return }
    _ = OpenBLASRuntime.isReady
    unsafe elements.withUnsafeBufferPointer { left in
      unsafe other.elements.withUnsafeBufferPointer { right in
        unsafe products.withUnsafeMutableBufferPointer { result in
          unsafe cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, blasInt(rows.count),
            blasInt(otherRows.count), blasInt(columnCount), 1,
            left.baseAddress?.advanced(by: rows.lowerBound * columnCount), blasInt(columnCount),
            right.baseAddress?.advanced(by: otherRows.lowerBound * columnCount),
            blasInt(columnCount), 0, result.baseAddress, blasInt(otherRows.count))
        }
      }
    }
  }
}
