// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

extension Engine {
  /// Looks for each group of the papers with its label: as many papers as the group has.
  ///
  /// - Parameter clusters: groups of papers of the corpus.
  /// - Throws: what ``search(_:count:least:among:)`` throws.
  public func evaluateNames(_ clusters: PaperClusters) throws -> NameScores {
    let groups = clusters.clusters
    let labels = groups.map(\.label)
    let found = try search(labels, count: groups.map(\.papers.count).max() ?? 0)
    let scores = zip(groups, found).map { group, found in
      let own = Set(group.papers.map(\.paper.id))
      let phrases = group.papers.map { PaperPhrases($0.paper) }
      let hits = found.neighbors.prefix(own.count).count { own.contains($0.paper.id) }
      return NameScores.Group(
        label: group.label, size: own.count,
        precision: Double(hits) / Double(max(1, own.count)),
        held: group.terms.prefix(group.labelTermCount).map { term in
          let key = PaperPhrases(Paper(id: PaperID("label"), title: term.term)).title
            .map(\.key).max { $0.utf8.count < $1.utf8.count }
          let holding = phrases.count { paper in
            (paper.title + paper.abstract).contains { $0.key == key }
          }
          return Double(holding) / Double(max(1, own.count))
        })
    }
    let total = Double(max(1, corpus.papers.count))
    return NameScores(
      groups: scores,
      chance: groups.isEmpty
        ? 0
        : groups.reduce(0) { $0 + Double($1.papers.count) / total } / Double(groups.count))
  }

  /// Names seeded draws of labeled papers, each label's papers as a group, and looks with the names
  /// for other papers of the same labels: as many as there are of each.
  ///
  /// - Parameters:
  ///   - labels: those to draw from, or nil for all.
  ///   - groupCount: labels a draw.
  ///   - groupSize: papers of each that are named, and as many again that are looked for.
  public static func evaluateNames(
    _ papers: [Paper], field: String, among labels: [String]?, drawCount: Int, groupCount: Int,
    groupSize: Int, options: EngineOptions
  ) throws -> NamedDraws {
    let sorted = papers.sortedByID()
    let rowsOfLabel = Dictionary(
      grouping: sorted.indices.filter { sorted[$0].label != nil }
    ) { sorted[$0].label ?? "" }
    guard !rowsOfLabel.isEmpty else { throw EvaluationError.noLabels(field: field) }
    let wanted = labels.map(Set.init)
    let eligible = rowsOfLabel.filter {
      $0.value.count >= 2 * groupSize && wanted?.contains($0.key) ?? true
    }.keys.sorted()
    guard eligible.count >= groupCount else {
      throw EvaluationError.tooFewGroups(
        found: eligible.count, wanted: groupCount, perGroup: 2 * groupSize)
    }
    var single = options
    single.threadCount = 1
    let each = single
    let draws = try options.parallelism.map(count: drawCount) { draw in
      Result {
        var generator = SeededGenerator(seed: options.seed &+ UInt64(draw) &* 0x9E37_79B9)
        let drawn = generator.sample(groupCount, of: eligible.count).map { eligible[$0] }
        let parts = drawn.map { label in
          let rows = rowsOfLabel[label] ?? []
          return generator.sample(2 * groupSize, of: rows.count).map { sorted[rows[$0]] }
        }
        return try Self.compareNames(
          of: parts.map { Array($0.prefix(groupSize)) },
          with: parts.map { Array($0.dropFirst(groupSize)) }, options: each)
      }
    }.map { try $0.get() }
    return NamedDraws(draws, groupCount: groupCount)
  }

  /// Names groups of papers, and looks with the names for other papers, which are grouped alike.
  private static func compareNames(
    of groups: [[Paper]], with others: [[Paper]], options: EngineOptions
  ) throws -> NamedDraws.Draw {
    let engine = Engine(groups.flatMap(\.self), options: options)
    let labels = ClusterNamer(engine.corpus, GroupingRows(engine, groupCount: groups.count)).names(
      of: groups.map { $0.compactMap { engine.corpus.row(of: $0.id) } },
      parallelism: options.parallelism
    ).map(\.label)
    var groupOfPaper: [PaperID: Int] = [:]
    for (group, papers) in others.enumerated() {
      for paper in papers { groupOfPaper[paper.id] = group }
    }
    let found = try Engine(others.flatMap(\.self), options: options)
      .search(labels, count: others.map(\.count).max() ?? 0)
    var precision = 0.0
    var nearest = 0
    for (group, result) in found.enumerated() {
      var counts = [Int](repeating: 0, count: groups.count)
      for neighbor in result.neighbors {
        if let group = groupOfPaper[neighbor.paper.id] { counts[group] += 1 }
      }
      precision += Double(counts[group]) / Double(max(1, others[group].count))
      if counts.indices.allSatisfy({ $0 == group || counts[$0] < counts[group] }) { nearest += 1 }
    }
    let count = Double(max(1, groups.count))
    return NamedDraws.Draw(precision: precision / count, nearest: Double(nearest) / count)
  }
}

extension PaperCluster {
  /// How many of its terms its label is made of.
  fileprivate var labelTermCount: Int {
    terms.indices.first { label == terms[...$0].map(\.term).joined(separator: ", ") }
      .map { $0 + 1 } ?? 0
  }
}
