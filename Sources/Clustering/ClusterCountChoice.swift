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
    /// Its silhouette is the highest, or as high as that within its error.
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
  static let leastSilhouette = 0.01

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

  /// Chooses by the mean silhouette.
  ///
  /// Numbers whose mean is within one standard error of the highest are as good as it (Breiman et
  /// al. 1984); of those the one nearest √n is taken, which is as many groups as there are papers in
  /// each, and the smaller of two equally near.
  ///
  /// - Parameters:
  ///   - rows: n x d, unit or zero rows, which are grouped.
  ///   - judges: n x e, unit or zero rows, whose silhouettes are taken; in few dimensions small
  ///     groups always look good. Nil for the rows themselves.
  /// - Complexity: one k-means for each candidate, on at most 4,096 rows.
  public func choose(
    _ rows: Matrix, judgedBy judges: Matrix? = nil, _ parallelism: Parallelism = .sequential
  ) -> ClusterCountChoice {
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
    let judge = judges?.rows(at: present) ?? sample
    let counts = Self.candidates(rowCount: sample.rowCount)
    // Large numbers take longest and are begun first.
    let reversed = parallelism.map(count: counts.count) { index in
      let clusterCount = counts[counts.count - 1 - index]
      let clustering = SphericalKMeans(clusterCount: clusterCount, seed: seed).fit(sample)
      let values = silhouettes(
        judge, assignments: clustering.assignments, clusterCount: clustering.clusterCount)
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (
        candidate: ClusterCountChoice.Candidate(
          clusterCount: clusterCount, silhouette: mean, inertia: clustering.inertia),
        error: (squares / (count - 1) / count).squareRoot()
      )
    }
    let judged = Array(reversed.reversed())
    let candidates = judged.map(\.candidate)
    guard let top = judged.max(by: { $0.candidate.silhouette < $1.candidate.silhouette }),
      top.candidate.silhouette > Self.leastSilhouette
    else {
      return ClusterCountChoice(
        clusterCount: 1, reason: .nothingToSplit, candidates: candidates)
    }
    let usual = Double(sample.rowCount).squareRoot()
    let asGood = candidates.filter { $0.silhouette >= top.candidate.silhouette - top.error }
    let best =
      asGood.min {
        abs(Double($0.clusterCount) - usual) < abs(Double($1.clusterCount) - usual)
      } ?? top.candidate
    return ClusterCountChoice(
      clusterCount: best.clusterCount, reason: .silhouette, candidates: candidates)
  }
}
