// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredPapers
internal import KindredTextFeatures

/// A paper in its group.
public struct ClusterMember: Equatable, Sendable {
  /// The paper.
  public let paper: Paper

  /// The cosine with the group's centroid, in [-1, 1], in the few directions in which papers are
  /// grouped; of a stray paper, about which those say little, in all directions.
  public let fit: Double

  /// The group that it fits second best, by its place, or nil where there is but one.
  public let second: Int?

  /// Its silhouette, in [-1, 1]: below 0 it is nearer, on average, to the papers of another group
  /// than to those of its own (Rousseeuw 1987).
  public let silhouette: Double

  /// Whether it is far from all papers here (``GroupingRows``), and so shaped no group.
  public let isStray: Bool

  /// Whether it fits nowhere well; this group is the nearest home it has.
  public var isLoose: Bool { isStray || silhouette < 0 }

  /// A member from its values.
  public init(
    paper: Paper, fit: Double, second: Int? = nil, silhouette: Double = 0,
    isStray: Bool = false
  ) {
    self.paper = paper
    self.fit = fit
    self.second = second
    self.silhouette = silhouette
    self.isStray = isStray
  }
}
