// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// What became of the groups of one period in the next.
public struct GroupChange: Equatable, Sendable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// One group, of about the same share of its period.
    case continued
    /// One group, of half as much again of its period, or more.
    case grown
    /// One group, of two thirds of what its share was, or less.
    case shrunk
    /// One group became several.
    case split
    /// Several groups became one.
    case merged
    /// Several groups became several others.
    case regrouped
    /// A group like none before.
    case new
    /// A group like none after.
    case gone
  }

  /// What happened.
  public let kind: Kind

  /// The places of the groups in the older report, the one that continues first; empty for
  /// ``Kind/new``.
  public let old: [Int]

  /// The places of the groups in the newer report, the one that continues first; empty for
  /// ``Kind/gone``.
  public let new: [Int]

  /// The cosine of the centroids of the pair that continues, or nil where there is none.
  public let similarity: Double?

  /// Phrases that its papers of the newer period hold surely more often than those of the older
  /// one, and the other way round; empty where there is nothing to compare with.
  public let rising: [ClusterTerm]
  /// See ``rising``.
  public let falling: [ClusterTerm]
}
