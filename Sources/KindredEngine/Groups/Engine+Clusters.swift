// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

extension Engine {
  /// How many papers stand for a group.
  private static let representativeCount = 3

  /// Samples that a group's stability is the mean of.
  private static let stabilityDrawCount = 10

  /// Groups papers, of those with nearly the same text one.
  ///
  /// - Parameters:
  ///   - corpus: the papers.
  ///   - topics: known ones, by which papers are grouped, and what fits none of them anew
  ///     (``clusters(by:count:)``), or nil to group all papers anew.
  ///   - keepsDuplicates: whether every paper is grouped for itself.
  ///   - count: as for ``clusters(count:)``; with topics, that of new groups.
  ///   - withMap: whether there is a map of all papers (``map()``).
  /// - Complexity: that of ``Corpus/withoutNearDuplicates(parallelism:)`` and of grouping.
  public static func clusters(
    of corpus: Corpus, by topics: Topics? = nil, keepsDuplicates: Bool = false, count: Int? = nil,
    withMap: Bool = false, options: EngineOptions = EngineOptions(),
    observe: @escaping @Sendable (Stage) -> Void = { _ in }
  ) -> PaperClusters {
    let (kept, duplicates) =
      keepsDuplicates
      ? (corpus, []) : corpus.withoutNearDuplicates(parallelism: options.parallelism)
    let engine = Engine(kept, options: options, observe: observe)
    var clusters = engine.clusters(knowing: topics, count: count)
    clusters.duplicates = duplicates
    if withMap { clusters.map = Engine(corpus, options: options, observe: observe).map() }
    return clusters
  }

  /// Groups all papers, by topics where there are some.
  func clusters(knowing topics: Topics?, count: Int?) -> PaperClusters {
    topics.map { clusters(by: $0, count: count) } ?? clusters(count: count)
  }

  /// Groups all papers.
  ///
  /// - Parameters:
  ///   - count: the number of groups, or nil to choose (``KindredClustering/ClusterCountChooser``).
  ///     Above the number of different papers it gives that many.
  /// - Precondition: `count` is positive.
  /// - Complexity: that of ``embedding()`` and of ``KindredClustering/SphericalKMeans``, for each
  ///   candidate number when one is chosen.
  public func clusters(count: Int? = nil) -> PaperClusters {
    let rows = GroupingRows(self, groupCount: count)
    begin(.clusters)
    let shaping = rows.reduced.rows(at: rows.shaping)
    let choice = choice(count, rows, shaping)
    let (shaped, centers, clustering) = grouped(
      rows, shaping, count: max(1, choice.clusterCount))
    let stability = ClusterStability(
      of: shaped, shaping, drawCount: Self.stabilityDrawCount, seed: options.seed,
      parallelism: options.parallelism)

    begin(.summaries)
    let groups = sortedMembers(clustering, rows, centers)
    let names = ClusterNamer(corpus, rows).names(
      of: groups.map { $0.members.filter { !$0.member.isStray }.map(\.row) },
      parallelism: options.parallelism)
    let clusters = zip(groups, names).map { group, name in
      PaperCluster(
        label: name.label, description: name.description, terms: name.terms,
        papers: group.members.map(\.member),
        representatives: Self.representatives(of: group.members.map(\.member)),
        cohesion: Self.cohesion(of: group.members.map(\.member)),
        stability: stability.overlaps[group.cluster])
    }
    return PaperClusters(
      choice: ClusterCountChoice(
        clusterCount: clusters.count, reason: choice.reason, candidates: choice.candidates),
      inertia: shaped.inertia, clusters: clusters,
      outliers: clustering.assignments.indices.filter { clustering.assignments[$0] < 0 }
        .map { corpus.papers[$0] })
  }

  /// The papers nearest the centroid, of members that come best fit first.
  static func representatives(of members: [ClusterMember]) -> [PaperID] {
    members.prefix(representativeCount).map(\.paper.id)
  }

  /// The mean fit.
  static func cohesion(of members: [ClusterMember]) -> Double {
    members.map(\.fit).meanAndDeviation.mean
  }

  /// The groups of all papers, as ``clusters(count:)`` makes them, and how their number
  /// came about; -1 for a paper without a term.
  func chosenGroups(count: Int?) -> (choice: ClusterCountChoice, assignments: [Int]) {
    let rows = GroupingRows(self, groupCount: count)
    let shaping = rows.reduced.rows(at: rows.shaping)
    let choice = choice(count, rows, shaping)
    return (choice, grouped(rows, shaping, count: max(1, choice.clusterCount)).all.assignments)
  }

  /// The group of each paper, or -1 for a paper without a term: in so many groups, and in as many
  /// as are chosen.
  func assignments(count: Int) -> (asked: [Int], chosen: [Int], choice: ClusterCountChoice) {
    let rows = GroupingRows(self, groupCount: count)
    let shaping = rows.reduced.rows(at: rows.shaping)
    let choice = choice(nil, rows, shaping)
    func assignments(_ count: Int) -> [Int] {
      grouped(rows, shaping, count: max(1, count)).all.assignments
    }
    return (assignments(count), assignments(choice.clusterCount), choice)
  }

  /// How many groups the rows that shape them are in: as many as are asked for, or chosen.
  private func choice(
    _ count: Int?, _ rows: GroupingRows, _ shaping: Matrix
  ) -> ClusterCountChoice {
    if let count { return ClusterCountChoice(clusterCount: count, reason: .asked) }
    return ClusterCountChooser().choose(
      shaping, judgedBy: rows.whole.rows(at: rows.shaping), parallelism: options.parallelism)
  }

  /// Groups of the rows that shape them, where these are among the whole rows, and the groups with
  /// all papers in them.
  private func grouped(
    _ rows: GroupingRows, _ shaping: Matrix, count: Int
  ) -> (shaped: Clustering, centers: Matrix, all: Clustering) {
    let shaped = SphericalKMeans(clusterCount: count, seed: options.seed)
      .fit(shaping, parallelism: options.parallelism)
    let centers = rows.centers(of: shaped)
    let all = shaped.extended(
      to: rows.whole, near: centers, from: rows.shaping, parallelism: options.parallelism)
    return (shaped, centers, all)
  }

  typealias Group = (cluster: Int, members: [(row: Int, member: ClusterMember)])

  /// Clusters in an order, or by size and then by their lowest row, the members of each by fit.
  func sortedMembers(
    _ clustering: Clustering, _ rows: GroupingRows, _ centers: Matrix, order: [Int]? = nil
  ) -> [Group] {
    let members = clustering.members()
    let order = order ?? members.largestFirst(members.indices)
    var place = [Int](repeating: 0, count: order.count)
    for (index, cluster) in order.enumerated() { place[cluster] = index }
    let values = silhouettes(
      rows.whole, assignments: clustering.assignments, clusterCount: clustering.clusterCount,
      parallelism: options.parallelism)
    let shapes = Set(rows.shaping)
    let fits = fits(clustering.assignments, rows.reduced, clustering.centroids)
    let strayFits =
      shapes.count < rows.whole.rowCount
      ? self.fits(clustering.assignments, rows.whole, centers) : fits
    return order.map { cluster in
      let members = members[cluster].map { row -> (row: Int, member: ClusterMember) in
        let isStray = !shapes.contains(row)
        let fit = isStray ? strayFits[row] : fits[row]
        return (
          row: row,
          member: ClusterMember(
            paper: corpus.papers[row], fit: max(-1, min(1, Double(fit.own))),
            second: fit.second.map { place[$0] }, silhouette: values[row],
            isStray: isStray)
        )
      }
      return (
        cluster: cluster,
        members: members.sorted { ($1.member.fit, $0.row) < ($0.member.fit, $1.row) }
      )
    }
  }

  /// For each row its cosine with its own centroid, and the other cluster it fits best.
  private func fits(
    _ assignments: [Int], _ rows: Matrix, _ centroids: Matrix
  ) -> [(own: Float, second: Int?)] {
    options.parallelism.mapBlocks(of: rows.rowCount, size: 512) { block in
      let products = rows.rows(at: Array(block)).timesTransposed(centroids)
      return block.enumerated().map { index, row -> (own: Float, second: Int?) in
        let own = assignments[row]
        guard own >= 0 else { return (own: 0, second: nil) }
        var second: Int?
        for cluster in 0..<centroids.rowCount where cluster != own {
          if second.map({ products[index, cluster] > products[index, $0] }) ?? true {
            second = cluster
          }
        }
        return (own: products[index, own], second: second)
      }
    }.flatMap { $0 }
  }
}

extension [[Int]] {
  /// The places of some clusters by size, the largest first, and then by their lowest row.
  func largestFirst(_ places: Range<Int>) -> [Int] {
    places.sorted { (-self[$0].count, self[$0][0]) < (-self[$1].count, self[$1][0]) }
  }
}
