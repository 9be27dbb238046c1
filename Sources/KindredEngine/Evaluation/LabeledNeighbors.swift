// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredPapers

/// How often neighbors have the same label.
public struct LabeledNeighbors: Equatable, Sendable {
  /// Papers with a label.
  public let paperCount: Int

  /// The mean share of a paper's ten neighbors that have its label.
  public let precisionAt10: Double

  /// The same for neighbors picked at random.
  public let chance: Double
}
