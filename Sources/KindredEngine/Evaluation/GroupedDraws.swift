// SPDX-License-Identifier: Apache-2.0

public import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// How well groups agree with labels, over draws of papers.
public struct GroupedDraws: Equatable, Sendable {
  /// The scores of each draw, in as many groups as labels were drawn.
  public let found: [ExternalScores]

  /// The scores that a random assignment to groups of the same sizes gets in each draw.
  public let chance: [ExternalScores]

  /// The scores of each draw in as many groups as were chosen.
  public let chosen: [ExternalScores]

  /// How many groups were chosen for each draw, and why.
  public let choices: [ClusterCountChoice]

  /// Scores of as many draws each.
  public init(
    found: [ExternalScores], chance: [ExternalScores], chosen: [ExternalScores],
    choices: [ClusterCountChoice]
  ) {
    self.found = found
    self.chance = chance
    self.chosen = chosen
    self.choices = choices
  }
}
