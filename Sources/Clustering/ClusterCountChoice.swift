// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import Kernels

/// How many clusters were chosen, and what each number considered was worth.
public struct ClusterCountChoice: Equatable, Sendable {
  /// What one number of clusters gave.
  public struct Candidate: Equatable, Sendable {
    /// The number of clusters, k.
    public let clusterCount: Int

    /// The mean silhouette, in [-1, 1].
    public let silhouette: Double

    /// The objective, as ``Clustering/inertia``.
    public let inertia: Double
  }

  /// Why this number.
  public enum Reason: String, Sendable {
    /// It was asked for.
    case asked
    /// Its silhouette is the highest.
    case silhouette
    /// There are too few rows to compare, or none stands apart from another.
    case nothingToSplit
  }

  /// The number chosen; 0 for no rows.
  public let clusterCount: Int

  /// Why.
  public let reason: Reason

  /// What was considered, by ascending number; empty where it was not compared.
  public let candidates: [Candidate]

  /// A choice from its parts.
  public init(clusterCount: Int, reason: Reason, candidates: [Candidate] = []) {
    self.clusterCount = clusterCount
    self.reason = reason
    self.candidates = candidates
  }
}

/// Finds a number of clusters by the silhouette of k-means.
public struct ClusterCountChooser: Equatable, Sendable {
  /// The generator's seed.
  public var seed: UInt64

  /// Rows above which a seeded sample of that many stands for all.
  static let sampleSize = 4_096

  /// A mean silhouette that must be passed for any split to be better than none.
  static let leastSilhouette = 0.02

  /// A chooser; the seed is passed on to k-means.
  public init(seed: UInt64 = 0) {
    self.seed = seed
  }

  /// The numbers considered for n rows: 2 to 2 √(n / 2), all of them up to 16 and then a sixth
  /// apart; never above n - 1.
  public static func candidates(rowCount: Int) -> [Int] {
    let most = min(rowCount - 1, Int((2 * Double(rowCount).squareRoot() / 2.0.squareRoot())))
    var numbers: [Int] = []
    var next = 2
    while next <= most {
      numbers.append(next)
      next = next < 16 ? next + 1 : max(next + 1, next * 7 / 6)
    }
    return numbers
  }

  /// Chooses by the highest mean silhouette; of equal ones the smaller number.
  ///
  /// - Parameter rows: n x d, unit or zero rows.
  /// - Complexity: one k-means for each candidate, on at most 4,096 rows.
  public func choose(_ rows: Matrix, _ parallelism: Parallelism = .sequential)
    -> ClusterCountChoice
  {
    var present = (0..<rows.rowCount).filter { !rows.isZeroRow($0) }
    guard present.count > 3 else {
      return ClusterCountChoice(
        clusterCount: min(1, present.count), reason: .nothingToSplit)
    }
    if present.count > Self.sampleSize {
      var generator = SeededGenerator(seed: seed)
      present = generator.sample(Self.sampleSize, of: present.count).map { present[$0] }
    }
    let sample = rows.rows(at: present)
    let counts = Self.candidates(rowCount: sample.rowCount)
    // Large numbers take longest and are begun first.
    let reversed = parallelism.map(count: counts.count) { index in
      let count = counts[counts.count - 1 - index]
      let clustering = SphericalKMeans(clusterCount: count, seed: seed).fit(sample)
      let values = silhouettes(
        sample, assignments: clustering.assignments, clusterCount: clustering.clusterCount)
      return ClusterCountChoice.Candidate(
        clusterCount: count, silhouette: values.reduce(0, +) / Double(values.count),
        inertia: clustering.inertia)
    }
    let candidates = Array(reversed.reversed())
    var best: ClusterCountChoice.Candidate?
    for candidate in candidates
    where candidate.silhouette > best?.silhouette ?? Self.leastSilhouette {
      best = candidate
    }
    guard let best else {
      return ClusterCountChoice(
        clusterCount: 1, reason: .nothingToSplit, candidates: candidates)
    }
    return ClusterCountChoice(
      clusterCount: best.clusterCount, reason: .silhouette, candidates: candidates)
  }
}
