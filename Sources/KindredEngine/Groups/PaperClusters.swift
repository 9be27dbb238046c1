// SPDX-License-Identifier: Apache-2.0

public import KindredClustering
internal import KindredKernels
public import KindredPapers

/// What a collection of papers is about.
public struct PaperClusters: Equatable, Sendable {
  /// How the number of groups came about.
  public let choice: ClusterCountChoice

  /// Σ (1 - fit) over the papers that shaped the groups, in the few directions in which they were
  /// grouped: less is better for one number of groups.
  public let inertia: Double

  /// The groups, the largest first, then by their first identifier; those of known topics before
  /// them, by number. None is empty, and with ``outliers`` they hold every paper exactly once.
  public let clusters: [PaperCluster]

  /// Papers that have nothing in common with the others, not a single term or no vector, and belong
  /// nowhere.
  public let outliers: [Paper]

  /// Papers that were left out because another one has nearly the same text.
  public internal(set) var duplicates: [DuplicatePaper]

  /// Where papers are on a map, those left out included, where it was asked for.
  public internal(set) var map: PaperMap?

  /// The number of a group for people: its topic's, or else its place, from 1.
  public func number(ofGroup group: Int) -> Int { clusters[group].topic ?? group + 1 }

  /// Groups from their values.
  public init(
    choice: ClusterCountChoice, inertia: Double = 0, clusters: [PaperCluster],
    outliers: [Paper] = [], duplicates: [DuplicatePaper] = [], map: PaperMap? = nil
  ) {
    self.choice = choice
    self.inertia = inertia
    self.clusters = clusters
    self.outliers = outliers
    self.duplicates = duplicates
    self.map = map
  }
}

extension PaperClusters {
  /// The place of each paper's group among ``clusters``; a paper that was left out is where the one
  /// with its text is.
  public var groups: [PaperID: Int] {
    var groups: [PaperID: Int] = [:]
    for (place, cluster) in clusters.enumerated() {
      for member in cluster.papers { groups[member.paper.id] = place }
    }
    for duplicate in duplicates { groups[duplicate.paper.id] = groups[duplicate.kept.id] }
    return groups
  }
}
