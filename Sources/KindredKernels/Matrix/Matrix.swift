// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// A dense matrix of `Float`, rows one after the other in memory.
///
/// Rows are lent as spans: `matrix.withRow(3) { span in ... }`. A matrix may have no rows or no
/// columns. Values are finite wherever Kindred makes them; nothing here checks it.
public struct Matrix: Equatable, Sendable {
  /// The number of rows, n.
  public let rowCount: Int

  /// The number of columns, d; also the distance between rows in memory.
  public let columnCount: Int

  /// n x d values, row by row.
  package var elements: [Float]

  /// A matrix of zeros.
  public init(rowCount: Int, columnCount: Int) {
    let count = rowCount * columnCount
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      elements: unsafe [Float](unsafeUninitializedCapacity: count) { buffer, initializedCount in
        unsafe ck_prefer_large_pages(buffer.baseAddress, 4 * count)
        unsafe buffer.initialize(repeating: 0)
        initializedCount = count
      })
  }

  /// A matrix around values that are already in order.
  ///
  /// - Precondition: there are `rowCount` x `columnCount` of them.
  public init(rowCount: Int, columnCount: Int, elements: [Float]) {
    precondition(
      rowCount >= 0 && columnCount >= 0 && elements.count == rowCount * columnCount,
      "\(elements.count) values for a \(rowCount) x \(columnCount) matrix")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix from rows of one length; no rows give a 0 x 0 matrix.
  public init(rows: [[Float]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(
      rows.allSatisfy { $0.count == columnCount }, "rows must all have \(columnCount) columns")
    self.init(rowCount: rows.count, columnCount: columnCount, elements: rows.flatMap { $0 })
  }

  /// One value.
  public subscript(row: Int, column: Int) -> Float {
    get { elements[index(row, column)] }
    set { elements[index(row, column)] = newValue }
  }

  /// Lends one row. O(1).
  public func withRow<Result>(_ row: Int, _ body: (Span<Float>) throws -> Result) rethrows -> Result
  {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    return try body(
      elements.span.extracting(row * columnCount..<(row + 1) * columnCount))
  }

  /// The rows as arrays, n of d values. O(n d).
  public var rowArrays: [[Float]] {
    (0..<rowCount).map { row in withRow(row) { span in span.indices.map { span[$0] } } }
  }

  /// The rows at `indices`, in that order, as a new matrix.
  public func rows(at indices: [Int]) -> Matrix {
    var picked = Matrix(rowCount: indices.count, columnCount: columnCount)
    picked.copyRows(at: indices, of: self)
    return picked
  }

  /// Writes a row of another matrix of as many columns over one of this.
  package mutating func setRow(_ row: Int, to other: Matrix, _ otherRow: Int) {
    precondition(
      columnCount == other.columnCount, "\(other.columnCount) columns for \(columnCount)")
    let width = columnCount
    other.withRow(otherRow) { source in
      for column in 0..<width { elements[row * width + column] = source[column] }
    }
  }

  /// Writes rows of another matrix, in the order of `indices`, over the first rows of this one.
  ///
  /// - Precondition: there are as many rows here, of as many columns.
  mutating func copyRows(at indices: [Int], of other: Matrix) {
    let width = columnCount
    precondition(
      indices.count <= rowCount && width == other.columnCount,
      "\(indices.count) rows of \(other.columnCount) columns for \(rowCount) of \(width)")
    unsafe elements.withUnsafeMutableBufferPointer { target in
      for (place, row) in indices.enumerated() {
        other.withRow(row) { row in
          unsafe row.withUnsafeBufferPointer { row in
            _ = unsafe target.extracting(place * width..<(place + 1) * width)
              .update(fromContentsOf: row)
          }
        }
      }
    }
  }

  /// The first `count` columns as a new matrix.
  public func prefixColumns(_ count: Int) -> Matrix {
    precondition(count >= 0 && count <= columnCount, "\(count) columns of \(columnCount)")
    var kept: [Float] = []
    kept.reserveCapacity(rowCount * count)
    for row in 0..<rowCount {
      kept += elements[row * columnCount..<row * columnCount + count]
    }
    return Matrix(rowCount: rowCount, columnCount: count, elements: kept)
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rowCount && column >= 0 && column < columnCount,
      "(\(row), \(column)) of a \(rowCount) x \(columnCount) matrix")
    return row * columnCount + column
  }
}

extension Matrix {
  /// A matrix whose blocks of rows are written by `fill`, in parallel.
  ///
  /// - Parameters:
  ///   - blockSize: rows a block; the last one may be shorter.
  ///   - fill: gets a range of rows and their values, zero at first, to write.
  public init(
    rowCount: Int, columnCount: Int, blockSize: Int, parallelism: Parallelism,
    fill: @Sendable (Range<Int>, inout MutableSpan<Float>) -> Void
  ) {
    self =
      Self.filled(
        rowCount: rowCount, columnCount: columnCount, blockSize: blockSize,
        parallelism: parallelism,
        by: fill
      ).matrix
  }

  /// As ``init(rowCount:columnCount:blockSize:parallelism:fill:)``, with what `fill` gave for each
  /// block, in order.
  package static func filled<Result: Sendable>(
    rowCount: Int, columnCount: Int, blockSize: Int, parallelism: Parallelism,
    by fill: @Sendable (Range<Int>, inout MutableSpan<Float>) -> Result
  ) -> (matrix: Matrix, results: [Result]) {
    let count = rowCount * columnCount
    let ranges = blocks(of: rowCount, size: blockSize)
    var results: [Result] = []
    let elements = unsafe [Float](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      unsafe ck_prefer_large_pages(buffer.baseAddress, 4 * count)
      let slots = unsafe Slots(start: buffer.baseAddress)
      results = parallelism.map(count: ranges.count) { index in
        let rows = ranges[index]
        let block = unsafe slots.block(rows, size: columnCount)
        // New pages are slow at first touch, so that each thread touches its own.
        unsafe block.initialize(repeating: 0)
        var span = unsafe MutableSpan(_unsafeElements: block)
        return fill(rows, &span)
      }
      initializedCount = count
    }
    return (
      Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements), results
    )
  }

  /// Lends blocks of rows for writing, in parallel.
  public mutating func forEachBlock(
    size: Int, parallelism: Parallelism,
    _ body: @Sendable (Range<Int>, inout MutableSpan<Float>) -> Void
  ) {
    _ = mapBlocks(size: size, parallelism: parallelism, scratch: {}) { _, rows, span in
      body(rows, &span)
    }
  }

  /// Lends blocks of rows for writing, in parallel, and returns what each gave, in order; `scratch`
  /// is memory that each thread makes once.
  package mutating func mapBlocks<Scratch, Result: Sendable>(
    size: Int, parallelism: Parallelism, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Range<Int>, inout MutableSpan<Float>) -> Result
  ) -> [Result] {
    let columnCount = columnCount
    let ranges = blocks(of: rowCount, size: size)
    return unsafe elements.withUnsafeMutableBufferPointer { buffer in
      let slots = unsafe Slots(start: buffer.baseAddress)
      return parallelism.map(count: ranges.count, scratch: scratch) { own, index in
        let rows = ranges[index]
        // Blocks are disjoint, so that each thread holds the only span over its rows.
        let block = unsafe slots.block(rows, size: columnCount)
        var span = unsafe MutableSpan(_unsafeElements: block)
        return body(&own, rows, &span)
      }
    }
  }

  /// Lends every row for writing, in parallel over blocks of them.
  public mutating func forEachRow(
    parallelism: Parallelism = .sequential,
    _ body: @Sendable (Int, inout MutableSpan<Float>) -> Void
  ) {
    let columnCount = columnCount
    forEachBlock(size: 1_024, parallelism: parallelism) { rows, span in
      unsafe span.withUnsafeMutableBufferPointer { block in
        for (index, row) in rows.enumerated() {
          let place = index * columnCount
          var one = unsafe MutableSpan(
            _unsafeElements: block.extracting(place..<place + columnCount))
          body(row, &one)
        }
      }
    }
  }
}
