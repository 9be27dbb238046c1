// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

extension Matrix {
  /// The length up to which what is left of a unit row is rounding.
  private static let sameAsMean: Float = 1e-4

  /// The variation of a direction, as a share of the largest, that is more than rounding.
  private static let leastVariation = 1e-6

  /// What unit rows have in common: the mean of those that are not zero, d values; zeros for fewer
  /// than eight rows. O(n d).
  public func centeringMean() -> [Float] {
    var sums = RowSums(columnCount: columnCount)
    sums.add(self)
    return sums.centeringMean
  }

  /// Every row less `mean`, of unit length again; zero rows stay zero, and a row that is the mean,
  /// as the only one is, stays as it is. O(n d).
  ///
  /// - Precondition: `mean` has d values.
  public consuming func centered(
    on mean: [Float], parallelism: Parallelism = .sequential
  ) -> Matrix {
    precondition(mean.count == columnCount, "\(mean.count) means for \(columnCount) columns")
    var result = self
    result.forEachRow(parallelism: parallelism) { _, span in
      if span.span.isZero { return }
      for column in span.indices { span[column] -= mean[column] }
      if norm(span.span) < Self.sameAsMean {
        for column in span.indices { span[column] += mean[column] }
      }
      normalize(&span)
    }
    return result
  }

  /// The rows in their first ``principalDirections(count:parallelism:)``: n x `count`, fewer where
  /// the rows have fewer; of unit length again.
  public func principalRows(count: Int, parallelism: Parallelism = .sequential) -> Matrix {
    timesTransposed(
      principalDirections(count: count, parallelism: parallelism), parallelism: parallelism
    )
    .normalizedRows(parallelism: parallelism)
  }

  /// The directions in which the rows vary most from zero, not centered: `count` x d, fewer where
  /// the rows have fewer; unit rows, orthogonal, the largest variation first.
  ///
  /// The eigenvectors of AᵀA, by way of those of A Aᵀ where it is smaller (``SymmetricEigen``).
  /// O(n d min(n, d)).
  public func principalDirections(
    count: Int, parallelism: Parallelism = .sequential
  ) -> Matrix {
    guard rowCount > 0, columnCount > 0 else {
      return Matrix(rowCount: 0, columnCount: columnCount)
    }
    let isWide = rowCount < columnCount
    let eigen =
      isWide
      ? SymmetricEigen(
        timesTransposed(self, parallelism: parallelism).elements.map(Double.init), side: rowCount)
      : SymmetricEigen(gram(parallelism: parallelism), side: columnCount)
    let vectors = eigen.vectors.prefix(min(count, eigen.rank(above: Self.leastVariation)))
      .map { $0.map(Float.init) }
    guard !vectors.isEmpty else { return Matrix(rowCount: 0, columnCount: columnCount) }
    return isWide
      ? Matrix(rows: vectors).times(self, parallelism: parallelism).normalizedRows(
        parallelism: parallelism)
      : Matrix(rows: vectors)
  }

  /// The columns of two matrices side by side, n x (d + e).
  ///
  /// - Precondition: both have n rows.
  public func joined(with other: Matrix) -> Matrix {
    precondition(rowCount == other.rowCount, "\(rowCount) and \(other.rowCount) rows side by side")
    var elements: [Float] = []
    elements.reserveCapacity(rowCount * (columnCount + other.columnCount))
    for row in 0..<rowCount {
      withRow(row) { for column in $0.indices { elements.append($0[column]) } }
      other.withRow(row) { for column in $0.indices { elements.append($0[column]) } }
    }
    return Matrix(
      rowCount: rowCount, columnCount: columnCount + other.columnCount, elements: elements)
  }
}
