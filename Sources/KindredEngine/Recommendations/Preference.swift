// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// What a reader likes, as a direction: papers that go far in it are for the reader.
///
/// It lies between two directions of unit length. One is the mean of the liked papers, moved
/// towards the papers nearest to it, the less the more are liked (pseudo-relevance feedback;
/// Rocchio 1971). The other is what tells these from disliked papers and from papers of which
/// nothing is known (``LogisticRegression``). The more is known, the more the second counts. What
/// each is worth is in the article "Recommendations".
struct Preference: Sendable {
  /// What is looked for; similarities are from -1 to 1.
  let query: Query

  /// Papers of a smaller similarity are not much nearer than any others.
  let doubtfulBelow: Double

  /// The papers nearest to the mean of the liked ones that count as liked in part, and the share of
  /// the collection that they are at most.
  fileprivate static let feedback = (count: 20, part: 0.1)

  /// What they count, all together, beside s liked ones: 0.6 / (1 + s / 3), or nothing where that
  /// is too little to look for them.
  fileprivate static func feedbackShare(likedCount: Int) -> Double {
    let share = 0.6 / (1 + Double(likedCount) / 3)
    return share < 0.02 ? 0 : share
  }

  /// What the classifier counts where s papers are known: s / (s + 5).
  fileprivate static func classifierShare(knownCount: Int) -> Double {
    Double(knownCount) / (Double(knownCount) + 5)
  }

  /// What s disliked papers count among those that liked ones are told from: s / (2 s + 20), or all
  /// where there are no others.
  fileprivate static func dislikedShare(count: Int, unknownCount: Int) -> Double {
    unknownCount == 0 ? 1 : Double(count) / (2 * Double(count) + 20)
  }

  /// Standard deviations above the mean of the unknown papers up to which a paper is doubtful.
  fileprivate static let doubtfulDeviations = 1.5
}

/// What a direction is learned from: liked papers, disliked ones, those nearest to the liked ones,
/// and unknown ones, in rows of this order.
private struct Examples {
  let rows: SideBySideRows
  let known: KnownPapers
  let nearCount: Int
  let unknownCount: Int

  private var nearRows: Range<Int> {
    known.segment.papers.count..<known.segment.papers.count + nearCount
  }

  private var unknownRows: Range<Int> {
    nearRows.upperBound..<nearRows.upperBound + unknownCount
  }

  /// The columns of terms that can be reasons: those of papers that are known, and those that two
  /// of the nearest share.
  var reasonColumns: [Int32] {
    Set(rows.columns(of: 0..<nearRows.lowerBound) + rows.columns(of: nearRows, heldBy: 2)).sorted()
  }

  /// What each paper counts as liked; the sum is 1.
  var likedShares: [Double] {
    let share = nearCount == 0 ? 0 : Preference.feedbackShare(likedCount: known.likedCount)
    return known.likedShares.map { (1 - share) * $0 }
      + [Double](repeating: 0, count: known.dislikedCount)
      + [Double](repeating: share / Double(max(1, nearCount)), count: nearCount)
  }

  /// What each paper counts among those that liked ones are told from; the sum is 1 where there are
  /// any.
  var otherShares: [Double] {
    let count = known.dislikedCount
    let share = Preference.dislikedShare(count: count, unknownCount: unknownCount)
    return [Double](repeating: 0, count: known.likedCount)
      + [Double](repeating: share / Double(max(1, count)), count: count)
      + [Double](repeating: 0, count: nearCount)
      + [Double](repeating: (1 - share) / Double(max(1, unknownCount)), count: unknownCount)
  }

  /// The direction of unit length that a reader's papers go in.
  func direction(seed: UInt64) -> Direction {
    let center = rows.sum(likedShares).unit
    let otherCount = known.dislikedCount + unknownCount
    guard otherCount > 0 else { return center }
    // Either side costs as much as there are others, as if those counted once each.
    let liked = likedShares + [Double](repeating: 0, count: unknownCount)
    let classifier = LogisticRegression(
      sparse: rows.lexical, dense: rows.semantic, labels: liked.map { $0 > 0 },
      costs: zip(liked, otherShares).map { Double(otherCount) * ($0 + $1) }, seed: seed)
    return center.turned(
      to: Direction(classifier).unit,
      share: Preference.classifierShare(knownCount: known.segment.papers.count)
    ).unit
  }

  /// The similarity of papers that are not much nearer in a direction than the unknown ones.
  func doubtfulSimilarity(in direction: Direction) -> Double {
    let (mean, deviation) = unknownRows.map { rows.dot($0, direction) }.meanAndDeviation
    return mean + Preference.doubtfulDeviations * deviation
  }
}

extension Questions {
  /// Learns what a reader likes.
  ///
  /// - Returns: nil where no liked paper shares a term with a paper of the collection.
  /// - Complexity: O(nonzeros of all papers), and some ten passes over the rows of the known papers
  ///   and of 1,000 others.
  func preference(_ known: KnownPapers) throws -> Preference? {
    guard let near = try nearest(toMeanOf: known) else { return nil }
    let nearNumbers = Set(near.papers)
    let unknown = known.unknown.rows(
      at: known.unknown.papers.indices.filter { !nearNumbers.contains(known.unknown.papers[$0]) })
    let rows = try rows(of: known.segment.joined(with: near).joined(with: unknown))
    let examples = Examples(
      rows: rows, known: known, nearCount: near.papers.count, unknownCount: unknown.papers.count)
    let direction = examples.direction(seed: options.seed)
    return Preference(
      query: rows.query(direction, by: examples.reasonColumns, excluding: known.numbers),
      doubtfulBelow: examples.doubtfulSimilarity(in: direction))
  }

  private func rows(of segment: Segment) throws -> SideBySideRows {
    SideBySideRows(
      segment, try source.terms(segment.counts.distinctNumbers),
      semanticWeight: source.semanticWeight)
  }

  /// The papers nearest to the mean of the liked ones, as many as count as liked in part; nil where
  /// those have no term.
  private func nearest(toMeanOf known: KnownPapers) throws -> Segment? {
    let rows = try rows(of: known.segment)
    let liked = 0..<known.likedCount
    guard rows.hasTerms(liked) else { return nil }
    let most = Preference.feedback.part * Double(source.statistics.documentCount)
    let count = min(Preference.feedback.count, Int(most))
    guard count > 0, Preference.feedbackShare(likedCount: liked.count) > 0 else {
      return known.segment.rows(at: [])
    }
    let mean = rows.query(
      rows.sum(known.likedShares).unit, by: rows.columns(of: liked), excluding: known.numbers)
    return try nearest([mean], count: count) { $0 }[0].segment
  }
}
