// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Finds a number of clusters by silhouette and modularity of k-means.
///
/// It takes no seed: a number that hung on one would be chance, not evidence.
public struct ClusterCountChooser: Equatable, Sendable {
  /// Rows above which a seeded sample of that many stands for all.
  static let sampleSize = 4_096

  /// A mean silhouette that must be passed for any split to be better than none.
  static let leastSilhouette = 0.01

  /// A chooser.
  public init() {}

  /// The numbers considered for n rows: 2 to 2 √(n / 2), or n / 4 up to 16 where that is more; all
  /// of them up to 16 and then a sixth apart; never above n - 1.
  public static func candidates(rowCount: Int) -> [Int] {
    let usual = Int((2 * Double(rowCount).squareRoot() / 2.0.squareRoot()))
    let most = min(rowCount - 1, max(usual, min(rowCount / 4, 16)))
    var numbers: [Int] = []
    var next = 2
    while next <= most {
      numbers.append(next)
      next = next < 16 ? next + 1 : max(next + 1, next * 7 / 6)
    }
    return numbers
  }

  /// Chooses the number with the highest product of mean silhouette and modularity, the smaller of
  /// equally good ones; where it is not clear, and rows are many, of those from n^(1/4) on.
  ///
  /// Silhouettes are taken in all that is known and look at the next cluster only, so that they
  /// rise with ever smaller clusters where large ones have parts. Modularity looks at all pairs and
  /// favors few clusters. They are wrong in opposite directions, and the number is clear where both
  /// are highest. Each is the mean over as many starts of k-means as groups take the best of
  /// (``SphericalKMeans/defaultRestartCount(rowCount:)``): which start ends best hangs on single
  /// rows.
  ///
  /// - Parameters:
  ///   - rows: n x d, unit or zero rows, which are grouped.
  ///   - judges: n x e, unit or zero rows, whose silhouettes are taken; in few dimensions small
  ///     groups always look good. Nil for the rows themselves.
  /// - Complexity: one k-means for each candidate, on at most 4,096 rows, and O(n²) for each of its
  ///   starts.
  public func choose(
    _ rows: Matrix, judgedBy judges: Matrix? = nil, parallelism: Parallelism = .sequential
  ) -> ClusterCountChoice {
    var present = (0..<rows.rowCount).filter { !rows.isZeroRow($0) }
    guard present.count > 3 else {
      return ClusterCountChoice(
        clusterCount: min(1, present.count), reason: .nothingToSplit)
    }
    let rowCount = present.count
    if rowCount > Self.sampleSize {
      var generator = SeededGenerator(seed: 0)
      present = generator.sample(Self.sampleSize, of: rowCount).map { present[$0] }
    }
    let sample = rows.rows(at: present)
    return Self.choice(
      among: candidates(sample, judges?.rows(at: present) ?? sample, parallelism),
      rowCount: rowCount)
  }

  /// The choice among numbers, given what each is worth, for so many rows.
  static func choice(
    among candidates: [ClusterCountChoice.Candidate], rowCount: Int
  ) -> ClusterCountChoice {
    func highest(
      _ value: (ClusterCountChoice.Candidate) -> Double
    ) -> ClusterCountChoice.Candidate? {
      candidates.reversed().max { value($0) <= value($1) }
    }
    guard let best = highest(\.worth), best.worth > 0, best.silhouette > leastSilhouette
    else {
      return ClusterCountChoice(
        clusterCount: 1, reason: .nothingToSplit, candidates: candidates)
    }
    if highest(\.silhouette) == best && highest(\.modularity) == best {
      return ClusterCountChoice(
        clusterCount: best.clusterCount, reason: .agreed, candidates: candidates)
    }
    let least = leastUnclear(rowCount: rowCount)
    let chosen = highest { $0.clusterCount >= least ? $0.worth : -1 } ?? best
    return ClusterCountChoice(
      clusterCount: (chosen.clusterCount >= least ? chosen : best).clusterCount, reason: .unclear,
      candidates: candidates)
  }

  /// Rows up to which draws of known groups have shown that the highest product is near the truth.
  private static let mostMeasured = 2_400

  /// The least number of groups of n rows where none is clear: 2, or above 2,400 rows n^(1/4), 8
  /// for 5,000.
  ///
  /// Large collections are groups of groups. Where no level stands out, two or three large ones
  /// score best, and say nothing that a reader does not know.
  static func leastUnclear(rowCount: Int) -> Int {
    rowCount > mostMeasured ? Int(Double(rowCount).squareRoot().squareRoot()) : 2
  }

  /// What each number is worth, by ascending number.
  private func candidates(
    _ rows: Matrix, _ judges: Matrix, _ parallelism: Parallelism
  ) -> [ClusterCountChoice.Candidate] {
    let counts = Self.candidates(rowCount: rows.rowCount)
    let starts = SphericalKMeans.defaultRestartCount(rowCount: rows.rowCount)
    // Large numbers take longest and are begun first.
    let runs = Array(
      parallelism.map(count: counts.count * starts) { run in
        let clustering = SphericalKMeans(
          clusterCount: counts[counts.count - 1 - run / starts],
          seed: UInt64(run % starts) &* 0x9E37_79B9, restartCount: 1
        ).fit(rows)
        let values = silhouettes(
          judges, assignments: clustering.assignments, clusterCount: clustering.clusterCount)
        return (clustering: clustering, silhouette: values.reduce(0, +) / Double(values.count))
      }.reversed())
    let modularities = modularities(
      rows, of: runs.map(\.clustering), parallelism: parallelism)
    return counts.indices.map { index in
      let own = index * starts..<(index + 1) * starts
      func mean(_ value: (Int) -> Double) -> Double {
        own.reduce(0) { $0 + value($1) } / Double(starts)
      }
      return ClusterCountChoice.Candidate(
        clusterCount: counts[index], silhouette: mean { runs[$0].silhouette },
        modularity: mean { modularities[$0] }, inertia: mean { runs[$0].clustering.inertia })
    }
  }
}

extension ClusterCountChoice.Candidate {
  /// The product of silhouette and modularity; 0 where either is negative.
  fileprivate var worth: Double { max(0, silhouette) * max(0, modularity) }
}
