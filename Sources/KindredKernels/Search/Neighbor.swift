// SPDX-License-Identifier: Apache-2.0

/// A row found by a search, and how similar it is.
public struct Neighbor: Equatable, Sendable {
  /// The row in the searched matrix.
  public let row: Int

  /// The cosine, in [-1, 1]; higher is closer.
  public let similarity: Double

  /// A row with its similarity.
  public init(row: Int, similarity: Double) {
    self.row = row
    self.similarity = similarity
  }

  /// Whether this one comes before `other`: higher similarity, then lower row.
  @inlinable
  public func precedes(_ other: Neighbor) -> Bool {
    similarity != other.similarity ? similarity > other.similarity : row < other.row
  }
}
