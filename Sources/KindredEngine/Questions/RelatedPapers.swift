// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// Papers like some given ones.
public struct RelatedPapers: Equatable, Sendable {
  /// The papers asked about.
  public let query: [Paper]

  /// The papers found, most similar first, then by identifier.
  public let neighbors: [FoundPaper]

  /// The papers to stay away from, in the order in which they were named, with how similar they
  /// are to those asked about.
  public let avoided: [FoundPaper]

  /// What a page shows of each of them, where it was asked for.
  public let details: [PaperID: PaperDetails]

  /// The papers found and those to stay away from, such that those that are alike stand beside each
  /// other around a circle, where it was asked for.
  public let circle: [PaperID]

  /// An answer from its values.
  public init(
    query: [Paper], neighbors: [FoundPaper], avoided: [FoundPaper] = [],
    details: [PaperID: PaperDetails] = [:], circle: [PaperID] = []
  ) {
    self.query = query
    self.neighbors = neighbors
    self.avoided = avoided
    self.details = details
    self.circle = circle
  }
}
