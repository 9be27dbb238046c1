// SPDX-License-Identifier: Apache-2.0

internal import CKindredOpenBLAS

/// The dot product of two vectors of one length d. O(d); 0 for d = 0.
///
/// - Precondition: the lengths are equal.
public func dot(_ left: Span<Float>, _ right: Span<Float>) -> Float {
  precondition(left.count == right.count, "dot of \(left.count) and \(right.count) values")
  _ = OpenBLASRuntime.isReady
  return unsafe left.withUnsafeBufferPointer { left in
    unsafe right.withUnsafeBufferPointer { right in
      unsafe cblas_sdot(blasInt(left.count), left.baseAddress, 1, right.baseAddress, 1)
    }
  }
}

/// The Euclidean length of a vector, without overflow between. O(d); 0 for d = 0.
public func norm(_ vector: Span<Float>) -> Float {
  _ = OpenBLASRuntime.isReady
  return unsafe vector.withUnsafeBufferPointer { vector in
    unsafe cblas_snrm2(blasInt(vector.count), vector.baseAddress, 1)
  }
}

/// Divides a vector by its length; a zero vector stays as it is. O(d).
public func normalize(_ vector: inout MutableSpan<Float>) {
  let length = norm(vector.span)
  guard length > 0, length.isFinite else { return }
  let scale = 1 / length
  guard scale.isFinite else {
    for index in vector.indices { vector[index] /= length }
    return
  }
  for index in vector.indices { vector[index] *= scale }
}

extension Matrix {
  /// The dot product of a row with a row of another matrix of as many columns. O(d).
  public func dot(_ row: Int, _ other: Matrix, _ otherRow: Int) -> Float {
    withRow(row) { left in
      other.withRow(otherRow) { KindredKernels.dot(left, $0) }
    }
  }

  /// The matrix with every row divided by its length; zero rows stay zero. O(n d).
  public consuming func normalizedRows(parallelism: Parallelism = .sequential) -> Matrix {
    var result = self
    result.forEachRow(parallelism: parallelism) { _, row in normalize(&row) }
    return result
  }

  /// Whether a row is all zeros: it has similarity 0 with every row. O(d).
  public func isZeroRow(_ row: Int) -> Bool {
    withRow(row) { $0.isZero }
  }
}

extension Span<Float> {
  /// Whether all values are zeros. O(d).
  package var isZero: Bool {
    for index in indices where self[index] != 0 { return false }
    return true
  }
}
