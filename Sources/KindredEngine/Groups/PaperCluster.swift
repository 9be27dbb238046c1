// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEmbeddings
public import KindredPapers
internal import KindredTextFeatures

/// One group of papers.
public struct PaperCluster: Equatable, Sendable {
  /// What the group is about, in a few words.
  public let label: String

  /// One line made of ``terms``; empty where there are none.
  public let description: String

  /// The phrases that single it out, those of the label first, then the strongest.
  public let terms: [ClusterTerm]

  /// Its papers, the best fit first, then by identifier.
  public let papers: [ClusterMember]

  /// The papers nearest the centroid, at most three.
  public let representatives: [PaperID]

  /// The mean fit.
  public let cohesion: Double

  /// How well the group comes back from samples of the papers, at most 1; below 0.5 it comes apart
  /// (``KindredClustering/ClusterStability``). Nil where it could not be measured.
  public let stability: Double?

  /// The number of its topic, or nil where papers were not grouped by topics (``Topics``).
  public let topic: Int?

  /// Whether its topic was known before.
  public let isKnown: Bool

  /// A group from its values.
  public init(
    label: String, description: String = "", terms: [ClusterTerm] = [], papers: [ClusterMember],
    representatives: [PaperID] = [], cohesion: Double, stability: Double? = nil,
    topic: Int? = nil, isKnown: Bool = false
  ) {
    self.label = label
    self.description = description
    self.terms = terms
    self.papers = papers
    self.representatives = representatives
    self.cohesion = cohesion
    self.stability = stability
    self.topic = topic
    self.isKnown = isKnown
  }
}
