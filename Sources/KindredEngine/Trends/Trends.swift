// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
public import KindredPapers

/// Topics over time: what share of each period's papers each has.
public struct Trends: Equatable, Sendable {
  /// A period, and the papers of it that were grouped.
  public struct Period: Equatable, Sendable {
    /// Its year, its month, or the Monday that it begins with.
    public let name: String

    /// Papers of all topics and of none.
    public let paperCount: Int
  }

  /// How long periods are.
  public let length: PeriodLength

  /// All periods from the first to the last that has a paper, in order.
  public let periods: [Period]

  /// The topics, in the order of their groups.
  public let topics: [TopicTrend]

  /// Papers without a date that says in which period they are; they count in none.
  public let undated: [Paper]

  /// Papers of a topic that are read for what rises and falls, from each half of the periods.
  private static let sampleSize = 200

  /// Phrases that rise or fall, at most.
  private static let termCount = 5

  /// Periods that are told one by one, at most: about forty years of weeks.
  public static let mostPeriods = 2_000

  /// Counts the papers of groups by period.
  ///
  /// Of more than ``mostPeriods`` periods the newest count, and the papers of the others are
  /// ``undated``.
  public init(_ clusters: PaperClusters, by length: PeriodLength) {
    self.length = length
    let papers = clusters.clusters.flatMap { $0.papers.map(\.paper) } + clusters.outliers
    let numbers = papers.compactMap { $0.date.flatMap(length.number) }
    let last = numbers.max() ?? 0
    let first = max(numbers.min() ?? 1, last - Self.mostPeriods + 1)
    let count = numbers.isEmpty ? 0 : last - first + 1
    func place(_ paper: Paper) -> Int? {
      paper.date.flatMap(length.number).flatMap { $0 >= first ? $0 - first : nil }
    }
    var totals = [Int](repeating: 0, count: count)
    for paper in papers { if let place = place(paper) { totals[place] += 1 } }
    periods = totals.enumerated().map {
      Period(name: length.name(first + $0), paperCount: $1)
    }
    undated = papers.filter { place($0) == nil }.sorted { $0.id < $1.id }
    topics = clusters.clusters.enumerated().map { group, cluster in
      // The best fit first.
      var members = [[Paper]](repeating: [], count: count)
      for member in cluster.papers {
        if let place = place(member.paper) { members[place].append(member.paper) }
      }
      let (rising, falling) = Self.terms(
        old: members.prefix(count / 2).flatMap(\.self),
        new: members.dropFirst(count / 2).flatMap(\.self))
      return TopicTrend(
        number: clusters.number(ofGroup: group), label: cluster.label,
        points: zip(members, totals).map { members, total in
          TopicTrend.Point(
            paperCount: members.count, share: ShareInterval(members.count, of: total),
            first: members.indices.min {
              (members[$0].date.map(\.description) ?? "", $0)
                < (members[$1].date.map(\.description) ?? "", $1)
            }.map { members[$0] },
            representative: members.first)
        },
        rising: rising, falling: falling)
    }
  }

  private static func terms(
    old: [Paper], new: [Paper]
  ) -> (rising: [ClusterTerm], falling: [ClusterTerm]) {
    if old.isEmpty || new.isEmpty { return ([], []) }
    let sides = [new, old].map { $0.prefix(sampleSize).map { PaperPhrases($0) } }
    let ranked = DistinctivePhrases.ranked(
      sides.map { PhraseCounts($0) }, parallelism: .sequential)
    let terms = zip(sides, ranked).map { side, ranked in
      PhraseSpelling.terms(
        DistinctivePhrases.withoutRepetition(ranked, count: termCount), in: side)
    }
    return (terms[0], terms[1])
  }
}
