// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// The topics of a collection, by number.
public struct Topics: Equatable, Sendable {
  /// Ascending by number; no two have the same number or name.
  public internal(set) var list: [Topic]

  /// What else their file says.
  public internal(set) var others: [String: JSONValue]

  /// No topics yet.
  public init() {
    list = []
    others = [:]
  }

  /// Topics as an editor left them: those of one name are joined, and those that another one names
  /// as merged with it join that one.
  init(_ topics: [Topic], others: [String: JSONValue]) {
    let sorted = topics.sorted { $0.number < $1.number }
    var joined: [Topic] = []
    for topic in sorted {
      if let place = joined.firstIndex(where: { $0.name == topic.name }) {
        joined[place].join(topic)
      } else {
        joined.append(topic)
      }
    }
    // The one that names another as merged keeps its own name and number.
    var place = 0
    while place < joined.count {
      let merged = Set(joined[place].merged).subtracting([joined[place].name])
      if let other = joined.firstIndex(where: { merged.contains($0.name) }) {
        let topic = joined.remove(at: other)
        if other < place { place -= 1 }
        joined[place].join(topic)
      } else {
        place += 1
      }
    }
    list = joined.sorted { $0.number < $1.number }
    self.others = others
  }

  /// The fewest papers of a new group that becomes a topic.
  static let leastSize = 3

  /// The number of the next new topic.
  var nextNumber: Int { (list.map(\.number).max() ?? 0) + 1 }

  /// The topics after some papers were grouped by them: topics have the papers of their groups,
  /// which describe them better, and new groups are topics now.
  ///
  /// A topic's terms are the mean of those of its papers, each paper counted once however often it
  /// is met. A topic without papers here stays as it is.
  ///
  /// - Parameters:
  ///   - clusters: groups that have topics (``PaperCluster/topic``).
  ///   - corpus: the papers that were grouped.
  public func learning(from clusters: PaperClusters, _ corpus: Corpus) -> Topics {
    var learned = self
    let weights = corpus.weights()
    for cluster in clusters.clusters {
      guard let number = cluster.topic,
        cluster.isKnown || cluster.papers.count >= Self.leastSize
      else { continue }
      let place = learned.place(of: number, named: cluster.label)
      var topic = learned.list[place]
      let seen = Set(topic.papers)
      let new = cluster.papers.map(\.paper.id).filter { !seen.contains($0) }
      if new.isEmpty { continue }
      var sums = topic.terms.mapValues { $0 * Double(topic.papers.count) }
      for id in new {
        guard let row = corpus.row(of: id) else { continue }
        for entry in weights.entries(row) {
          sums[corpus.terms.texts[Int(weights.columnIndices[entry])], default: 0] +=
            Double(weights.values[entry])
        }
      }
      topic.papers = (topic.papers + new).sorted()
      topic.terms = Topic.strongest(sums.mapValues { $0 / Double(topic.papers.count) })
      learned.list[place] = topic
    }
    // A paper that was moved is no longer where it was.
    var home: [PaperID: Int] = [:]
    for cluster in clusters.clusters {
      for member in cluster.papers { home[member.paper.id] = cluster.topic }
    }
    for place in learned.list.indices {
      let number = learned.list[place].number
      learned.list[place].papers.removeAll { home[$0].map { $0 != number } ?? false }
    }
    return learned
  }

  private mutating func place(of number: Int, named name: String) -> Int {
    if let place = list.firstIndex(where: { $0.number == number }) { return place }
    list.append(Topic(number: number, name: name))
    return list.count - 1
  }
}
