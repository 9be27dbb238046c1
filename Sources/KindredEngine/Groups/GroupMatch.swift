// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredClustering
internal import KindredKernels

/// Which groups of one period are which of the next.
///
/// Groups of one period are different subjects; so two groups of different periods are the same one
/// if they are more like each other than groups of one period are: by three standard deviations
/// above the mean similarity of those, or 0.5 where some of those are near as well. Pairs are
/// chosen such that what exceeds this adds up to the most. A group that is left joins the pair of
/// the group that it is most like, if it is that like.
struct GroupMatch {
  /// Groups that belong together, those of the pair first.
  struct Change: Equatable {
    var old: [Int]
    var new: [Int]
    let similarity: Double?

    /// A share of the period that is so many times larger, or smaller, is another size.
    private static let growth = 1.5

    /// What happened, given how many times larger the newer groups' share of their period is.
    func kind(growth: Double) -> GroupChange.Kind {
      switch (old.count, new.count) {
      case (0, _): .new
      case (_, 0): .gone
      case (1, 1): growth >= Self.growth ? .grown : growth <= 1 / Self.growth ? .shrunk : .continued
      case (1, _): .split
      case (_, 1): .merged
      default: .regrouped
      }
    }
  }

  /// Those with newer groups in the order of these, then those without.
  let changes: [Change]

  /// The similarity that the same groups exceed.
  let threshold: Double

  /// Matches groups by their centroids.
  ///
  /// - Parameters:
  ///   - old: the centroids of the older groups, 1 x d each, unit or zero rows.
  ///   - new: those of the newer ones.
  ///   - topics: the topics of both; groups that have one are the same if it is.
  init(
    _ old: [Matrix], _ new: [Matrix], topics: (old: [Int?], new: [Int?]) = ([], [])
  ) {
    func similarity(_ left: Matrix, _ right: Matrix) -> Double { Double(left.dot(0, right, 0)) }
    let similarities = old.map { left in new.map { similarity(left, $0) } }
    let apart = [old, new].flatMap { groups in
      groups.indices.flatMap { left in
        (0..<left).map { similarity(groups[left], groups[$0]) }
      }
    }
    let threshold = Self.threshold(apart)
    self.threshold = threshold
    // Two undivided periods are one group that goes on, whatever it is called.
    let isOnePair = old.count == 1 && new.count == 1
    /// Whether groups are of one topic; nil where they have none.
    func areOfOneTopic(_ left: Int, _ right: Int) -> Bool? {
      guard left < topics.old.count, right < topics.new.count, let before = topics.old[left],
        let after = topics.new[right]
      else { return nil }
      return before == after
    }
    func areSame(_ left: Int, _ right: Int) -> Bool {
      areOfOneTopic(left, right) ?? (isOnePair || similarities[left][right] > threshold)
    }

    let gains = old.indices.flatMap { left in
      new.indices.map { right in
        areOfOneTopic(left, right).map { $0 ? 1 : 0 }
          ?? max(0, similarities[left][right] - threshold)
      }
    }
    let pairs = optimalAssignment(
      gains, rowCount: old.count, columnCount: new.count
    ).enumerated().compactMap { left, right in
      right.flatMap { areSame(left, $0) ? (old: left, new: $0) : nil }
    }
    var changes = pairs.map {
      Change(old: [$0.old], new: [$0.new], similarity: similarities[$0.old][$0.new])
    }
    /// The pair whose group on the other side a left one is most like, if it is that like.
    func pair(_ others: [Int], _ isSame: (Int) -> Bool, _ similarity: (Int) -> Double) -> Int? {
      pairs.indices.filter { isSame(others[$0]) }.max {
        (similarity(others[$0]), -others[$0]) < (similarity(others[$1]), -others[$1])
      }
    }
    let (pairedOld, pairedNew) = (pairs.map(\.old), pairs.map(\.new))
    for right in new.indices where !pairedNew.contains(right) {
      if let pair = pair(pairedOld, { areSame($0, right) }, { similarities[$0][right] }) {
        changes[pair].new.append(right)
      } else {
        changes.append(Change(old: [], new: [right], similarity: nil))
      }
    }
    for left in old.indices where !pairedOld.contains(left) {
      if let pair = pair(pairedNew, { areSame(left, $0) }, { similarities[left][$0] }) {
        changes[pair].old.append(left)
      } else {
        changes.append(Change(old: [left], new: [], similarity: nil))
      }
    }
    self.changes = changes.sorted {
      ($0.new.first ?? .max, $0.old.first ?? 0) < ($1.new.first ?? .max, $1.old.first ?? 0)
    }
  }

  /// A similarity that the same groups never need to exceed.
  private static let largestThreshold = 0.5

  /// The mean of some similarities and three standard deviations, at least 0 and at most 0.5.
  static func threshold(_ similarities: [Double]) -> Double {
    let (mean, deviation) = similarities.meanAndDeviation
    return max(0, min(largestThreshold, mean + 3 * deviation))
  }
}
