// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Projects sparse rows onto the directions in which a corpus varies most.
///
/// The first d right singular vectors of the corpus' n x v matrix A, found by a randomized
/// decomposition (Halko, Martinsson, Tropp 2011, algorithms 4.4 and 5.1): a random projection of A,
/// refined by power iterations with an orthonormal basis between the steps, then a small dense
/// eigenproblem. Each iteration but the first is shifted, AᵀA - αI: α begins at 0 and goes half way
/// to the smallest singular value of each shifted image that is larger, which separates the wanted
/// directions from the rest faster (Feng, Yu, Xie 2022, dynamic shifts). For few papers the
/// decomposition is done in full instead.
public struct RefinedProjection: Sendable {
  /// The directions, v x d, orthonormal columns; rows of terms left out are zero.
  public let basis: Matrix

  /// The singular values of A along them, descending, all positive.
  public let singularValues: [Double]

  /// Whether the directions hold all of A: cosines between its rows are then those of the TF-IDF
  /// rows themselves.
  public let isExact: Bool

  /// The share of A's squared values that the directions hold, in [0, 1].
  public let capturedShare: Double

  /// The number of directions, d.
  public var dimension: Int { basis.columnCount }

  /// What ``learn(from:terms:options:parallelism:)`` may be told.
  public struct Options: Equatable, Sendable {
    /// The number of directions wanted; fewer come out where A has lower rank.
    public var dimension: Int

    /// The generator's seed; matters only where the decomposition is randomized.
    public var seed: UInt64

    /// Power iterations, q.
    public var powerIterations: Int

    /// Random directions beyond the wanted ones, p.
    public var oversampling: Int

    /// Options; q = 4 and p = 16 by default.
    public init(
      dimension: Int, seed: UInt64 = 0, powerIterations: Int = 4, oversampling: Int = 16
    ) {
      self.dimension = dimension
      self.seed = seed
      self.powerIterations = powerIterations
      self.oversampling = oversampling
    }
  }

  /// An eigenvalue's share of the largest that is more than rounding: single precision on singular
  /// values.
  private static let leastShare = 1e-10

  /// Rows or columns up to which the decomposition is done in full.
  static let fullDecompositionLimit = 256

  /// Learns directions from a corpus.
  ///
  /// - Parameters:
  ///   - rows: A, n x v, unit or empty rows.
  ///   - terms: the v terms, which key the random start.
  /// - Returns: the projection; for n = 0, v = 0 or only empty rows it has no directions and is
  ///   exact.
  /// - Complexity: O((q + 1) nonzeros l + (n + v) l²) with l = d + p; in full O(n² nonzeros/n +
  ///   n³).
  public static func learn(
    from rows: SparseMatrix, terms: [String], options: Options,
    parallelism: Parallelism = .sequential
  ) -> RefinedProjection {
    precondition(options.dimension > 0, "a projection onto \(options.dimension) directions")
    precondition(
      terms.count == rows.columnCount, "\(terms.count) terms for \(rows.columnCount) columns")
    if rows.rowCount <= fullDecompositionLimit {
      return decomposeInFull(rows, dimension: options.dimension, parallelism: parallelism)
    }
    let width = min(options.dimension + options.oversampling, rows.rowCount, rows.columnCount)
    guard width > 0 else { return RefinedProjection(columnCount: rows.columnCount) }
    let backward = rows.transposed()
    let signs = RandomProjection(
      seed: options.seed, dimension: width, entries: .sparse(sparsity: 1))
    var directions = signs.matrix(terms: terms, parallelism: parallelism)
    var shift = 0.0
    for iteration in 0..<max(1, options.powerIterations) {
      var image = backward.times(
        rows.times(directions, parallelism: parallelism), parallelism: parallelism)
      if iteration > 0 { image.subtract(Float(shift), times: directions, parallelism: parallelism) }
      let gram = image.gram(parallelism: parallelism)
      if iteration > 0, iteration + 1 < options.powerIterations {
        let least = SymmetricEigen(gram, side: width).values.last ?? 0
        shift = max(shift, (shift + max(0, least).squareRoot()) / 2)
      }
      directions = image.orthonormalized(gram: gram, parallelism: parallelism)
    }
    let small = rows.times(directions, parallelism: parallelism).gram(parallelism: parallelism)
    return RefinedProjection(
      rotating: directions, by: SymmetricEigen(small, side: width), of: rows,
      dimension: options.dimension, parallelism: parallelism)
  }

  /// A without any direction.
  private init(columnCount: Int) {
    basis = Matrix(rowCount: columnCount, columnCount: 0)
    singularValues = []
    isExact = true
    capturedShare = 1
  }

  /// V = Z W: an orthonormal basis Z of nearly A's row space, and the eigenvectors W of (AZ)ᵀ(AZ).
  private init(
    rotating directions: Matrix, by eigen: SymmetricEigen, of rows: SparseMatrix, dimension: Int,
    parallelism: Parallelism
  ) {
    let rank = eigen.rank(above: Self.leastShare)
    let kept = min(rank, dimension)
    let width = eigen.values.count
    basis = directions.times(eigen.matrix(count: kept), parallelism: parallelism)
    singularValues = eigen.values.prefix(kept).map { $0.squareRoot() }
    isExact = rank <= dimension && (rank < width || width == min(rows.rowCount, rows.columnCount))
    capturedShare = Self.share(singularValues, of: rows)
  }

  /// V = Aᵀ U Σ⁻¹ from the eigenvectors U of the n x n matrix A Aᵀ, summed in double precision.
  private static func decomposeInFull(
    _ rows: SparseMatrix, dimension: Int, parallelism: Parallelism
  ) -> RefinedProjection {
    let side = rows.rowCount
    var products = [Double](repeating: 0, count: side * side)
    for row in 0..<side {
      for other in row..<side {
        let product = rows.dot(row, rows, other)
        products[row * side + other] = product
        products[other * side + row] = product
      }
    }
    let eigen = SymmetricEigen(products, side: side)
    let rank = eigen.rank(above: Self.leastShare)
    let kept = min(rank, dimension)
    guard kept > 0 else { return RefinedProjection(columnCount: rows.columnCount) }
    let singularValues = eigen.values.prefix(kept).map { $0.squareRoot() }
    let left = eigen.matrix(count: kept) { component, column in
      component / singularValues[column]
    }
    return RefinedProjection(
      basis: rows.transposed().times(left, parallelism: parallelism),
      singularValues: singularValues, isExact: rank <= dimension,
      capturedShare: share(singularValues, of: rows))
  }

  /// The projection with directions in half precision.
  package func roundedToHalf() -> RefinedProjection {
    RefinedProjection(
      basis: basis.roundedToHalf(), singularValues: singularValues, isExact: isExact,
      capturedShare: capturedShare)
  }

  /// Directions that were learned before, for projecting alone: v x d.
  package init(directions: Matrix) {
    self.init(basis: directions, singularValues: [], isExact: false, capturedShare: 0)
  }

  private init(basis: Matrix, singularValues: [Double], isExact: Bool, capturedShare: Double) {
    self.basis = basis
    self.singularValues = singularValues
    self.isExact = isExact
    self.capturedShare = capturedShare
  }

  private static func share(_ singularValues: [Double], of rows: SparseMatrix) -> Double {
    var total = 0.0
    for value in rows.values { total += Double(value) * Double(value) }
    let held = singularValues.reduce(0) { $0 + $1 * $1 }
    return total > 0 ? min(1, held / total) : 1
  }

  /// Unit rows, m x d; an empty row, or one that shares nothing with the directions, stays zero.
  ///
  /// - Precondition: `rows` has a column for each row of the basis.
  /// - Complexity: O(nonzeros d).
  public func project(_ rows: SparseMatrix, parallelism: Parallelism = .sequential) -> Matrix {
    precondition(
      rows.columnCount == basis.rowCount,
      "rows of \(rows.columnCount) columns on directions of \(basis.rowCount)")
    return rows.times(basis, parallelism: parallelism).normalizedRows(parallelism: parallelism)
  }
}
