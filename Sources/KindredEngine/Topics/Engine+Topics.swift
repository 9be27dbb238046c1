// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredKernels
internal import KindredPapers

extension Engine {
  /// Groups all papers by known topics, and the rest anew (``TopicRows``).
  ///
  /// Groups of known topics come first, by number; none is empty. New ones follow, the largest
  /// first, with the numbers after the known topics', and with names that no topic has.
  ///
  /// - Complexity: that of ``clusters(count:)``.
  public func clusters(
    by topics: Topics, count: Int? = nil
  ) -> PaperClusters {
    let rows = GroupingRows(self, groupCount: nil)
    begin(.clusters)
    let homes = TopicRows(topics.list, corpus, rows, parallelism: options.parallelism).homes
    let known = topics.list.indices.filter { homes.contains($0) }
    let rest = homes.indices.filter { homes[$0] == nil }
    let new = Engine(corpus.selecting(rest, parallelism: options.parallelism), options: options)
      .chosenGroups(count: count)
    var assignments = homes.map { home in home.flatMap(known.firstIndex) ?? -1 }
    for (row, group) in zip(rest, new.assignments) where group >= 0 {
      assignments[row] = known.count + group
    }
    let clustering = Clustering(assignments, of: rows.reduced)

    begin(.summaries)
    let members = clustering.members()
    let order =
      Array(known.indices) + members.largestFirst(known.count..<clustering.clusterCount)
    let groups = sortedMembers(
      clustering, rows, Clustering(assignments, of: rows.whole).centroids, order: order)
    let names = ClusterNamer(corpus, rows).names(
      of: groups.map { group in
        let near = group.members.filter { !$0.member.isStray }
        return (near.isEmpty ? group.members : near).map(\.row)
      }, parallelism: options.parallelism)
    var taken = Set(topics.list.flatMap { [$0.name] + $0.merged })
    let clusters = groups.indices.map { place in
      let topic = place < known.count ? topics.list[known[place]] : nil
      let name = names[place]
      return PaperCluster(
        label: topic?.name ?? Self.newName(name, &taken), description: name.description,
        terms: name.terms, papers: groups[place].members.map(\.member),
        representatives: Self.representatives(of: groups[place].members.map(\.member)),
        cohesion: Self.cohesion(of: groups[place].members.map(\.member)),
        topic: topic?.number ?? topics.nextNumber + place - known.count, isKnown: topic != nil)
    }
    return PaperClusters(
      choice: ClusterCountChoice(
        clusterCount: clusters.count, reason: new.choice.reason,
        candidates: new.choice.candidates),
      inertia: clustering.inertia, clusters: clusters,
      outliers: clustering.assignments.indices.filter { clustering.assignments[$0] < 0 }
        .map { corpus.papers[$0] })
  }

  /// A name that no other topic has.
  private static func newName(_ name: ClusterNamer.Name, _ taken: inout Set<String>) -> String {
    let longer = name.terms.map(\.term).filter { !name.label.contains($0) }
      .map { "\(name.label), \($0)" }
    let numbered = (2...).lazy.map { "\(name.label) (\($0))" }
    let free =
      ([name.label] + longer).first { !taken.contains($0) }
      ?? numbered.first { !taken.contains($0) } ?? name.label
    taken.insert(free)
    return free
  }
}
