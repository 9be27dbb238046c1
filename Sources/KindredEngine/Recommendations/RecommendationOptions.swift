// SPDX-License-Identifier: Apache-2.0

/// How papers for a reader are chosen.
public struct RecommendationOptions: Equatable, Sendable {
  /// Whether papers that are like one before them come later.
  public var isDiverse: Bool

  /// Whether newer papers of the reading list count more.
  public var newerCountsMore: Bool

  /// Options; by default all count alike, and the nearest come first.
  public init(isDiverse: Bool = false, newerCountsMore: Bool = false) {
    self.isDiverse = isDiverse
    self.newerCountsMore = newerCountsMore
  }
}
