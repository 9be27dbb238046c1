// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// How many clusters were chosen, and what each number considered was worth.
public struct ClusterCountChoice: Equatable, Sendable {
  /// What one number of clusters gave.
  public struct Candidate: Equatable, Sendable {
    /// The number of clusters, k.
    public let clusterCount: Int

    /// The mean silhouette, in [-1, 1].
    public let silhouette: Double

    /// How much more of what joins rows lies within clusters than by chance, in [-1/2, 1).
    public let modularity: Double

    /// The objective, as ``Clustering/inertia``.
    public let inertia: Double
  }

  /// Why this number.
  public enum Reason: String, Sendable {
    /// It was asked for.
    case asked
    /// Silhouette and modularity are highest at the same number.
    case agreed
    /// They are not, and other numbers would do as well.
    case unclear
    /// There are too few rows to compare, or none stands apart from another.
    case nothingToSplit
  }

  /// The number chosen; 0 for no rows.
  public let clusterCount: Int

  /// Why.
  public let reason: Reason

  /// What was considered, by ascending number; empty where it was not compared.
  public let candidates: [Candidate]

  /// A choice from its parts.
  public init(clusterCount: Int, reason: Reason, candidates: [Candidate] = []) {
    self.clusterCount = clusterCount
    self.reason = reason
    self.candidates = candidates
  }
}
