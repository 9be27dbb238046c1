// SPDX-License-Identifier: Apache-2.0

internal import CKindredOpenBLAS

extension Matrix {
  /// Q of the thin QR decomposition A = Q R: n x d with orthonormal columns that span A's.
  ///
  /// Cholesky QR, twice (Yamamoto et al. 2015): R comes from the d x d Gram matrix, so that nearly
  /// all work is gemm and runs in parallel. Where the columns are too close to dependent for that,
  /// Householder QR (`sgelqf`, `sorglq`) takes over, which completes the basis with arbitrary
  /// orthonormal columns. O(n d²).
  ///
  /// - Parameter gram: AᵀA, d x d, for a caller that has it already.
  /// - Precondition: n >= d.
  package func orthonormalized(
    gram known: [Double]? = nil, parallelism: Parallelism = .sequential
  ) -> Matrix {
    precondition(rowCount >= columnCount, "thin QR of a \(rowCount) x \(columnCount) matrix")
    guard columnCount > 0 else { return self }
    guard
      let inverse = inverseCholeskyFactor(
        of: known ?? gram(parallelism: parallelism), side: columnCount)
    else {
      return householderQ()
    }
    let once = times(inverse, parallelism: parallelism)
    guard
      let correction = inverseCholeskyFactor(
        of: once.gram(parallelism: parallelism), side: columnCount)
    else { return householderQ() }
    return once.times(correction, parallelism: parallelism)
  }

  /// Householder QR; rows are LAPACK's columns, so that QR here is LQ there, in place.
  private func householderQ() -> Matrix {
    _ = OpenBLASRuntime.isReady
    var q = self
    var rows = blasInt(columnCount)
    var columns = blasInt(rowCount)
    var leading = rows
    var info: Int32 = 0
    var workSize = blasInt(64 * columnCount)
    var work = [Float](repeating: 0, count: Int(workSize))
    var tau = [Float](repeating: 0, count: columnCount)
    unsafe sgelqf_(&rows, &columns, &q.elements, &leading, &tau, &work, &workSize, &info)
    precondition(info == 0, "sgelqf failed with \(info)")
    var reflectors = rows
    unsafe sorglq_(
      &rows, &columns, &reflectors, &q.elements, &leading, &tau, &work, &workSize, &info)
    precondition(info == 0, "sorglq failed with \(info)")
    return q
  }
}

/// R⁻¹ for the upper triangular R with Rᵀ R = `gram`, or nil where R is too badly conditioned.
private func inverseCholeskyFactor(of gram: [Double], side: Int) -> Matrix? {
  guard gram.allSatisfy(\.isFinite) else { return nil }
  _ = OpenBLASRuntime.isReady
  var factor = gram
  var order = blasInt(side)
  var leading = order
  var info: Int32 = 0
  // By columns the result is lower triangular: Rᵀ, which by rows is R.
  unsafe dpotrf_("L", &order, &factor, &leading, &info)
  guard info == 0 else { return nil }
  let diagonal = (0..<side).map { factor[$0 * side + $0] }
  guard let least = diagonal.min(), let most = diagonal.max(), least > most * 1e-3 else {
    return nil
  }
  unsafe dtrtri_("L", "N", &order, &factor, &leading, &info)
  guard info == 0 else { return nil }
  var inverse = Matrix(rowCount: side, columnCount: side)
  for row in 0..<side {
    for column in row..<side { inverse[row, column] = Float(factor[row * side + column]) }
  }
  return inverse
}
