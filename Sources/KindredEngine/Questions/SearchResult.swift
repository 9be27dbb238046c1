// SPDX-License-Identifier: Apache-2.0

/// Papers about a text.
public struct SearchResult: Equatable, Sendable {
  /// The text.
  public let text: String

  /// The papers found, most similar first, then by identifier.
  public let neighbors: [FoundPaper]

  /// An answer from its values.
  public init(text: String, neighbors: [FoundPaper]) {
    self.text = text
    self.neighbors = neighbors
  }
}
