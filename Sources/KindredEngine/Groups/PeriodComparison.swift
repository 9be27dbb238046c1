// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

/// Periods, such as weeks, each grouped for itself and compared with the one before it.
///
/// Groups are those of ``Engine/clusters(count:)`` on each period. Their
/// centroids are taken in one space, that of all papers of all periods together, and paired such
/// that the sum of similarities above a threshold is largest
/// (``KindredClustering/optimalAssignment(_:rowCount:columnCount:)``); what is left joins the pair
/// of the group it is most like, as a split or a merger, or is new or gone.
public struct PeriodComparison: Equatable, Sendable {
  /// The groups of each period, in the order given.
  public let periods: [PaperClusters]

  /// What changed from each period to the next.
  public let diffs: [PeriodDiff]

  /// Compares periods.
  ///
  /// - Parameters:
  ///   - periods: the papers of at least one; a paper may be in several.
  ///   - keepsDuplicates: whether papers of nearly the same text in one period are grouped each for
  ///     itself.
  ///   - clusterCount: groups of each period, or nil to choose.
  ///   - topics: where they are given, each period is grouped by them, new groups of a period are
  ///     topics of the next, and groups are paired by topic.
  /// - Complexity: that of grouping each period and of embedding all papers together.
  public init(
    _ periods: [Corpus], keepsDuplicates: Bool = false, clusterCount: Int? = nil,
    topics: Topics? = nil, options: EngineOptions = EngineOptions(),
    observe: @escaping @Sendable (Stage) -> Void = { _ in }
  ) {
    var topics = topics
    let reports = periods.map { corpus in
      let clusters = Engine.clusters(
        of: corpus, by: topics, keepsDuplicates: keepsDuplicates, count: clusterCount,
        options: options, observe: observe)
      topics = topics?.learning(from: clusters, corpus)
      return clusters
    }
    let space = SharedSpace(
      Engine(
        Corpus(joining: periods, parallelism: options.parallelism), options: options,
        observe: observe))
    let groups = reports.map { space.groups(of: $0) }
    self.periods = reports
    diffs = zip(groups, groups.dropFirst()).map { old, new in
      space.diff(
        GroupMatch(
          old.map(\.centroid), new.map(\.centroid),
          topics: (old.map(\.topic), new.map(\.topic))), old, new)
    }
  }
}

extension [[Paper]] {
  /// The papers of each period, counted, where a paper has one name in all periods. O(bytes).
  public func counted(parallelism: Parallelism = .sequential) -> [Corpus] {
    var folding = PaperFolding()
    return map { papers in
      Corpus(papers.map { $0.named(folding.add($0)) }, parallelism: parallelism)
    }
  }
}

/// A group as comparisons see it.
private struct ComparedGroup: Sendable {
  /// What its papers say.
  let counts: PhraseCounts
  let papers: [PaperPhrases]

  /// The rows of its papers that are no strays.
  let rows: [Int]

  /// Their centroid, a unit row.
  let centroid: Matrix

  /// The number of its topic, if it has one.
  let topic: Int?
}

/// All papers of all periods, embedded together.
private struct SharedSpace {
  private let corpus: Corpus
  private let rows: GroupingRows
  private let parallelism: Parallelism
  private let rowOfID: [PaperID: Int]

  /// Phrases that rise or fall, at most.
  private static let termCount = 5

  init(_ engine: Engine) {
    corpus = engine.corpus
    rows = GroupingRows(engine, groupCount: nil)
    parallelism = engine.options.parallelism
    rowOfID = Dictionary(
      uniqueKeysWithValues: engine.corpus.papers.enumerated().map { ($1.id, $0) })
  }

  func groups(of report: PaperClusters) -> [ComparedGroup] {
    parallelism.map(count: report.clusters.count) { index in
      let members = report.clusters[index].papers
      let papers = members.map { PaperPhrases($0.paper) }
      let own = members.filter { !$0.isStray }.compactMap { rowOfID[$0.paper.id] }
      return ComparedGroup(
        counts: PhraseCounts(papers), papers: papers, rows: own,
        centroid: Matrix(rows: [rows.whole.rows(at: own).sumRow()]).normalizedRows(),
        topic: report.clusters[index].topic)
    }
  }

  func diff(_ match: GroupMatch, _ old: [ComparedGroup], _ new: [ComparedGroup]) -> PeriodDiff {
    let sizes = (
      old: old.reduce(0) { $0 + $1.papers.count }, new: new.reduce(0) { $0 + $1.papers.count }
    )
    let changes = match.changes.map { change in
      let (before, after) = (change.old.map { old[$0] }, change.new.map { new[$0] })
      let isCompared = !before.isEmpty && !after.isEmpty
      let (rising, falling) =
        isCompared ? terms(before, after, near: (before + after).flatMap(\.rows)) : ([], [])
      let growth =
        Double(after.reduce(0) { $0 + $1.papers.count } * sizes.old)
        / Double(max(1, before.reduce(0) { $0 + $1.papers.count } * sizes.new))
      return GroupChange(
        kind: change.kind(growth: growth), old: change.old, new: change.new,
        similarity: change.similarity, rising: rising, falling: falling)
    }
    let (rising, falling) = terms(old, new, near: nil)
    return PeriodDiff(changes: changes, rising: rising, falling: falling)
  }

  /// Phrases that papers of newer groups hold more often than those of older ones, and the other
  /// way round; weighed by their cosine with some papers as names are, where those are given.
  private func terms(
    _ old: [ComparedGroup], _ new: [ComparedGroup], near papers: [Int]?
  ) -> (rising: [ClusterTerm], falling: [ClusterTerm]) {
    let sides = [new, old]
    let counts = sides.map { side in
      side.reduce(into: PhraseCounts()) { $0 += $1.counts }
    }
    let ranked =
      if let papers {
        DistinctivePhrases.ranked(
          counts, near: [papers, papers], corpus, rows.background, parallelism: parallelism)
      } else {
        DistinctivePhrases.ranked(counts, parallelism: parallelism)
      }
    let terms = zip(sides, ranked).map { side, ranked in
      let chosen = DistinctivePhrases.withoutRepetition(ranked, count: Self.termCount)
      return PhraseSpelling.terms(chosen, in: side.flatMap(\.papers))
    }
    return (terms[0], terms[1])
  }
}
