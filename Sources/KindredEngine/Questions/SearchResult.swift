// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// Papers about a text.
public struct SearchResult: Equatable, Sendable {
  /// The text.
  public let text: String

  /// The papers found, most similar first, then by identifier.
  public let neighbors: [FoundPaper]

  /// What a page shows of each of them, where it was asked for.
  public let details: [PaperID: PaperDetails]

  /// The papers found, as ``RelatedPapers/circle``, where that was asked for.
  public let circle: [PaperID]

  /// An answer from its values.
  public init(
    text: String, neighbors: [FoundPaper], details: [PaperID: PaperDetails] = [:],
    circle: [PaperID] = []
  ) {
    self.text = text
    self.neighbors = neighbors
    self.details = details
    self.circle = circle
  }
}
