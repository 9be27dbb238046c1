// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// A topic over time.
public struct TopicTrend: Equatable, Sendable {
  /// A topic in one period.
  public struct Point: Equatable, Sendable {
    /// Its papers of the period.
    public let paperCount: Int

    /// Their share of all papers of the period.
    public let share: ShareInterval

    /// The earliest of them, or nil without any; of one day the one that fits best.
    public let first: Paper?

    /// The one that fits best, or nil without any.
    public let representative: Paper?
  }

  /// The number and the name of the topic.
  public let number: Int
  /// See ``number``.
  public let label: String

  /// A point for each period.
  public let points: [Point]

  /// Phrases that its papers of the newer half of the periods hold surely more often than those of
  /// the older half, and the other way round.
  public let rising: [ClusterTerm]
  /// See ``rising``.
  public let falling: [ClusterTerm]
}
