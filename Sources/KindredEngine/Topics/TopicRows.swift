// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// How well papers fit topics that are known from before.
///
/// A topic is described by its terms, or by its papers that are here, or else by its name. The fit
/// is the cosine of what the background says of both, less what the papers have in common; or where
/// it says nothing, twice the cosine of a paper's TF-IDF row with those terms.
struct TopicRows {
  /// For each paper the topic that it joins, by its place, or nil where none fits.
  let homes: [Int?]

  /// The fit from which on a paper joins a topic that has not had it before. On draws of arXiv's
  /// categories, of which six of eight are known by eight papers each, 69 % of the papers join
  /// their own topic, 8 % another one, and 75 % of those of the others join none.
  static let leastFit = 0.24

  /// What a cosine of TF-IDF rows is multiplied by to be compared with that.
  private static let lexicalScale = 2.0

  /// Places papers.
  ///
  /// Pins go first, then what a topic has had before, then the best fit of at least ``leastFit``.
  init(_ topics: [Topic], _ corpus: Corpus, _ rows: GroupingRows, parallelism: Parallelism) {
    let fits = Self.fits(topics, corpus, rows.background, parallelism: parallelism)
    var pinned: [PaperID: Int] = [:]
    var seen: [PaperID: Int] = [:]
    var barred: [PaperID: Set<Int>] = [:]
    for (place, topic) in topics.enumerated() {
      for paper in topic.pinned { pinned[paper] = place }
      for paper in topic.papers { seen[paper] = seen[paper] ?? place }
      for paper in topic.barred { barred[paper, default: []].insert(place) }
    }
    homes = corpus.papers.indices.map { row in
      let id = corpus.papers[row].id
      let out = barred[id] ?? []
      if let place = pinned[id] { return place }
      if let place = seen[id], !out.contains(place) { return place }
      let open = topics.indices.filter { !out.contains($0) }
      let best = open.max { (fits[row][$0], -$0) < (fits[row][$1], -$1) }
      return best.flatMap { fits[row][$0] >= Self.leastFit ? $0 : nil }
    }
  }

  /// For each paper its fit with each topic. O(nonzeros topics + papers topics d).
  static func fits(
    _ topics: [Topic], _ corpus: Corpus, _ background: CenteredBackground?,
    parallelism: Parallelism
  ) -> [[Double]] {
    let weights = corpus.weights(parallelism: parallelism)
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    var lengths: [Double] = []
    for topic in topics {
      // In an order of their own, since sums depend on it.
      let terms = terms(of: topic, corpus, weights).sorted { $0.key < $1.key }
      let entries = terms.compactMap { term, weight in
        corpus.terms.column(of: term).map { (column: Int32($0), weight: weight) }
      }.sorted { $0.column < $1.column }
      // What no paper here holds makes a topic less like all of them.
      let all = terms.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
      for entry in entries {
        columns.append(entry.column)
        values.append(Float(entry.weight / max(all, .leastNormalMagnitude)))
      }
      lengths.append(1)
      offsets.append(values.count)
    }
    let described = SparseMatrix(
      columnCount: corpus.terms.count, rowOffsets: offsets, columnIndices: columns,
      values: values)
    let meanings = background.map { background in
      background.rows.timesTransposed(
        background.model.project(
          WeightedRows(weights: described, lengths: lengths), corpus.terms
        ).rows.centered(on: background.mean), parallelism: parallelism)
    }
    return parallelism.map(count: corpus.papers.count) { row in
      topics.indices.map { topic in
        guard let meanings, let background, !background.rows.isZeroRow(row) else {
          return Self.lexicalScale * weights.dot(row, described, topic)
        }
        return Double(meanings[row, topic])
      }
    }
  }

  /// What describes a topic.
  private static func terms(
    of topic: Topic, _ corpus: Corpus, _ weights: SparseMatrix
  ) -> [String: Double] {
    if !topic.terms.isEmpty { return topic.terms }
    let rows = Set(topic.papers + topic.pinned).compactMap(corpus.row)
    if rows.isEmpty {
      let block = TermCounts([Document(title: topic.name)])
      return Dictionary(uniqueKeysWithValues: block.distinctTerms.map { ($0, 1) })
    }
    var sums: [String: Double] = [:]
    for row in rows.sorted() {
      for entry in weights.entries(row) {
        sums[corpus.terms.texts[Int(weights.columnIndices[entry])], default: 0] +=
          Double(weights.values[entry]) / Double(rows.count)
      }
    }
    return Topic.strongest(sums)
  }
}
