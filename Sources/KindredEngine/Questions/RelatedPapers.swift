// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// Papers like some given ones.
public struct RelatedPapers: Equatable, Sendable {
  /// The papers asked about.
  public let query: [Paper]

  /// The papers found, most similar first, then by identifier.
  public let neighbors: [FoundPaper]

  /// What a page shows of each of them, where it was asked for.
  public let details: [PaperID: PaperDetails]

  /// An answer from its values.
  public init(query: [Paper], neighbors: [FoundPaper], details: [PaperID: PaperDetails] = [:]) {
    self.query = query
    self.neighbors = neighbors
    self.details = details
  }
}
