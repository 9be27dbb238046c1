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

    /// How well the clustering comes back from samples of the rows, at most 1: the mean adjusted
    /// Rand index (``ClusterStability``).
    public let stability: Double

    /// The objective, as ``Clustering/inertia``.
    public let inertia: Double
  }

  /// Why this number.
  public enum Reason: String, Sendable {
    /// It was asked for.
    case asked
    /// Silhouette, stability and knee agree.
    case agreed
    /// They do not, and other numbers would do as well.
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

  /// The number after which the objective falls more slowly (``ClusterCountChooser``), or
  /// nil.
  public let knee: Int?

  /// A choice from its parts.
  public init(
    clusterCount: Int, reason: Reason, candidates: [Candidate] = [], knee: Int? = nil
  ) {
    self.clusterCount = clusterCount
    self.reason = reason
    self.candidates = candidates
    self.knee = knee
  }
}
