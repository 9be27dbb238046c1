// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredPapers

/// What a background that is learned from the older papers is worth on the newer ones.
///
/// Each share is that of a paper's ten neighbors, among those measured, that have its category.
public struct LearningGain: Equatable, Sendable {
  /// Papers that were learned from.
  public let learnedCount: Int

  /// Papers that were measured on.
  public let measuredCount: Int

  /// The share with what was learned.
  public let learned: Double

  /// The share with the background that is part of the program.
  public let shipped: Double

  /// The share without a background.
  public let none: Double

  /// Figures from elsewhere.
  public init(
    learnedCount: Int, measuredCount: Int, learned: Double, shipped: Double, none: Double
  ) {
    self.learnedCount = learnedCount
    self.measuredCount = measuredCount
    self.learned = learned
    self.shipped = shipped
    self.none = none
  }
}
