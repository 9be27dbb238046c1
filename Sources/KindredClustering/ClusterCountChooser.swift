// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// Finds a number of clusters by silhouette, stability and knee of k-means.
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

  /// A stability that must be reached for a number to be clear.
  static let clearStability = 0.5

  /// Stabilities closer than this are as good as each other.
  static let sameStability = 0.1

  /// The number after which the objective falls more slowly: the one farthest below the line from
  /// the first to the last (Satopaa et al. 2011); nil where none is, or of fewer than three.
  static func knee(_ candidates: [ClusterCountChoice.Candidate]) -> Int? {
    guard candidates.count > 2, let first = candidates.first, let last = candidates.last,
      first.inertia > last.inertia
    else { return nil }
    func depth(_ candidate: ClusterCountChoice.Candidate) -> Double {
      let x =
        Double(candidate.clusterCount - first.clusterCount)
        / Double(last.clusterCount - first.clusterCount)
      return 1 - x - (candidate.inertia - last.inertia) / (first.inertia - last.inertia)
    }
    let deepest = candidates.max { depth($0) < depth($1) }
    return deepest.flatMap { depth($0) > 0 ? $0.clusterCount : nil }
  }

  /// Chooses by silhouette, then by stability.
  ///
  /// Numbers whose mean silhouette is within one standard error of the highest are as good as it
  /// (Breiman et al. 1984). Of those the most stable ones are kept, and of these the one nearest √n
  /// is taken, which is as many groups as there are papers in each, and the smaller of two equally
  /// near. The number is clear if it is stable and the knee is as good; two groups need no knee,
  /// since the line begins there.
  ///
  /// - Parameters:
  ///   - rows: n x d, unit or zero rows, which are grouped.
  ///   - judges: n x e, unit or zero rows, whose silhouettes are taken; in few dimensions small
  ///     groups always look good. Nil for the rows themselves.
  /// - Complexity: one k-means for each candidate, on at most 4,096 rows, and five on samples, two
  ///   above 1,024 rows.
  public func choose(
    _ rows: Matrix, judgedBy judges: Matrix? = nil, parallelism: Parallelism = .sequential
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
    let isSmall = sample.rowCount <= ClusterStability.largestSample
    // Large numbers take longest and are begun first.
    let reversed = parallelism.map(count: counts.count) { index in
      let clusterCount = counts[counts.count - 1 - index]
      let clustering = SphericalKMeans(clusterCount: clusterCount, seed: seed).fit(sample)
      let values = silhouettes(
        judge, assignments: clustering.assignments, clusterCount: clustering.clusterCount)
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let stability = ClusterStability(
        of: clustering, sample, drawCount: isSmall ? 5 : 2, restartCount: isSmall ? 2 : 1,
        seed: seed)
      return (
        candidate: ClusterCountChoice.Candidate(
          clusterCount: clusterCount, silhouette: mean, stability: stability.adjustedRand ?? 0,
          inertia: clustering.inertia),
        error: (squares / (count - 1) / count).squareRoot()
      )
    }
    let judged = Array(reversed.reversed())
    let candidates = judged.map(\.candidate)
    let knee = Self.knee(candidates)
    guard let top = judged.max(by: { $0.candidate.silhouette < $1.candidate.silhouette }),
      top.candidate.silhouette > Self.leastSilhouette
    else {
      return ClusterCountChoice(
        clusterCount: 1, reason: .nothingToSplit, candidates: candidates, knee: knee)
    }
    let asGood = candidates.filter { $0.silhouette >= top.candidate.silhouette - top.error }
    let mostStable = asGood.map(\.stability).max() ?? 0
    let usual = Double(sample.rowCount).squareRoot()
    let best =
      asGood.filter { $0.stability >= mostStable - Self.sameStability }.min {
        abs(Double($0.clusterCount) - usual) < abs(Double($1.clusterCount) - usual)
      } ?? top.candidate
    let isClear =
      best.stability >= Self.clearStability
      && (best.clusterCount == counts.first || asGood.contains { $0.clusterCount == knee })
    return ClusterCountChoice(
      clusterCount: best.clusterCount, reason: isClear ? .agreed : .unclear,
      candidates: candidates, knee: knee)
  }
}
