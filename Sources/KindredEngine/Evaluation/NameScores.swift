// SPDX-License-Identifier: Apache-2.0

/// How well the labels of groups find their papers.
public struct NameScores: Equatable, Sendable {
  /// How well one label does.
  public struct Group: Equatable, Sendable {
    /// The label.
    public let label: String

    /// Papers of the group.
    public let size: Int

    /// The share of the group's papers among as many papers as it has, found with the label.
    public let precision: Double

    /// For each phrase of the label the share of the group's papers that hold it.
    public let held: [Double]
  }

  /// A score for each group, in their order.
  public let groups: [Group]

  /// The mean precision of the labels; 0 without groups.
  public var precision: Double {
    groups.map(\.precision).meanAndDeviation.mean
  }

  /// The mean share of its group that holds a phrase of a label; 0 without phrases.
  public var held: Double {
    groups.flatMap(\.held).meanAndDeviation.mean
  }

  /// The mean share of all papers that a group has, which is the precision of a random label.
  public let chance: Double
}
