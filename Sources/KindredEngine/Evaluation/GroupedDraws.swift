// SPDX-License-Identifier: Apache-2.0

public import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// How well groups agree with labels, over draws of papers.
public struct GroupedDraws: Equatable, Sendable {
  /// The scores of each draw.
  public let found: [ExternalScores]

  /// The scores that a random assignment to groups of the same sizes gets in each draw.
  public let chance: [ExternalScores]

  /// Scores of as many draws each.
  public init(found: [ExternalScores], chance: [ExternalScores]) {
    self.found = found
    self.chance = chance
  }
}
