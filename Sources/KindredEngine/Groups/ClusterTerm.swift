// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEmbeddings
internal import KindredPapers
internal import KindredTextFeatures

/// A phrase that singles out a group.
public struct ClusterTerm: Equatable, Sendable {
  /// One to four words as most papers of the group write them.
  public let term: String

  /// How much it singles the group out (``ClusterNamer``), above 0.
  public let weight: Double

  /// A phrase and its weight.
  public init(term: String, weight: Double) {
    self.term = term
    self.weight = weight
  }
}
