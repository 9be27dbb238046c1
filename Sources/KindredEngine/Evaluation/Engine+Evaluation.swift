// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

extension Engine {
  /// The rank down to which a ranking is judged, as TREC does.
  private static let judgedDepth = 1_000

  /// Judges the neighbors of papers of the corpus: each query is a paper's identifier, and the
  /// paper itself is not ranked.
  public func evaluateNeighbors(
    _ judgments: Judgments
  ) throws -> JudgedNeighbors {
    var queries: [(row: Int, grades: [Int: Double])] = []
    for (name, grades) in judgments.grades.sorted(by: { $0.key < $1.key }) {
      guard let row = corpus.row(of: PaperReference(name)?.id ?? PaperID(name)) else { continue }
      queries.append((row, rows(of: grades).filter { $0.key != row }))
    }
    let judged = queries.filter { $0.grades.contains { $0.value > 0 } }
    return try judge(judged.map(\.grades)) { questions in
      try judged.map { try questions.query(like: [Int32($0.row + 1)]) }
    }
  }

  /// Judges the papers that texts find.
  public func evaluateSearch(
    _ texts: [(id: String, text: String)], _ judgments: Judgments
  ) throws -> JudgedNeighbors {
    let judged = texts.map { ($0.text, rows(of: judgments.grades[$0.id] ?? [:])) }
      .filter { $0.1.contains { $0.value > 0 } }
    return try judge(judged.map(\.1)) { questions in
      try questions.queries(about: judged.map(\.0))
    }
  }

  private func rows(of grades: [PaperID: Double]) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for (id, grade) in grades {
      if let row = corpus.row(of: id) { result[row] = grade }
    }
    return result
  }

  private func judge(
    _ grades: [[Int: Double]], _ queries: (Questions) throws -> [Query]
  ) throws -> JudgedNeighbors {
    guard !grades.isEmpty else { throw EvaluationError.nothingJudged }
    let questions = questions
    let wanted = try queries(questions)
    begin(.neighbors)
    let rankings = try questions.nearest(wanted, count: Self.judgedDepth) { hits in
      hits.map { Int($0.number) - 1 }
    }
    let judged = zip(rankings, grades).map { RankingScores(ranking: $0, grades: $1) }
    return JudgedNeighbors(queryCount: judged.count, scores: .mean(judged))
  }

  /// Compares the labels of each labeled paper and of its ten neighbors, papers without a label
  /// among them counting as different.
  ///
  /// - Parameter field: what the labels are called, for the error.
  public func evaluateLabels(field: String) throws(EvaluationError) -> LabeledNeighbors {
    let labels = corpus.papers.map(\.label)
    let labeled = labels.indices.filter { labels[$0] != nil }
    guard labeled.count > 1 else { throw .noLabels(field: field) }
    let graph = neighborGraph(count: 10)
    let same = labeled.reduce(0) { sum, row in
      sum + graph.neighbors[row].count { labels[$0.row] == labels[row] }
    }
    var sizes: [String: Int] = [:]
    for row in labeled { sizes[labels[row] ?? "", default: 0] += 1 }
    let pairs = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) }
    let neighborCount = min(10, labels.count - 1)
    return LabeledNeighbors(
      paperCount: labeled.count,
      precisionAt10: Double(same) / Double(labeled.count * neighborCount),
      chance: Double(pairs) / Double(labeled.count * (labels.count - 1)))
  }

  /// Groups seeded draws of labeled papers, as many groups as labels were drawn, and compares them
  /// with the labels; and again into as many groups as are chosen without being told.
  ///
  /// - Parameters:
  ///   - labels: those to draw from, or nil for all.
  ///   - groupCount: labels a draw.
  ///   - groupSize: papers of each.
  public static func evaluateClusters(
    _ papers: [Paper], field: String, among labels: [String]?, drawCount: Int, groupCount: Int,
    groupSize: Int, options: EngineOptions
  ) throws(EvaluationError) -> GroupedDraws {
    var rowsOfLabel: [String: [Int]] = [:]
    let sorted = papers.sortedByID()
    for (row, paper) in sorted.enumerated() {
      if let label = paper.label { rowsOfLabel[label, default: []].append(row) }
    }
    guard rowsOfLabel.count > 0 else { throw .noLabels(field: field) }
    let wanted = labels.map(Set.init)
    let eligible = rowsOfLabel.filter {
      $0.value.count >= groupSize && wanted?.contains($0.key) ?? true
    }.keys.sorted()
    guard eligible.count >= groupCount else {
      throw .tooFewGroups(found: eligible.count, wanted: groupCount, perGroup: groupSize)
    }
    let parallelism = options.parallelism
    var single = options
    single.threadCount = 1
    let each = single
    let rowsOf = rowsOfLabel
    let scores = parallelism.map(count: drawCount) { draw in
      var generator = SeededGenerator(seed: options.seed &+ UInt64(draw) &* 0x9E37_79B9)
      let drawn = generator.sample(groupCount, of: eligible.count).map { eligible[$0] }
      var chosen: [Paper] = []
      for label in drawn {
        let rows = rowsOf[label] ?? []
        chosen += generator.sample(groupSize, of: rows.count).map { sorted[rows[$0]] }
      }
      return Self.compare(chosen, groupCount: groupCount, options: each, using: &generator)
    }
    return GroupedDraws(
      found: scores.map(\.found), chance: scores.map(\.chance), chosen: scores.map(\.chosen),
      choices: scores.map(\.choice))
  }

  /// What a draw contributes to ``GroupedDraws``.
  private typealias Comparison = (
    found: ExternalScores, chance: ExternalScores, chosen: ExternalScores,
    choice: ClusterCountChoice
  )

  private static func compare(
    _ papers: [Paper], groupCount: Int, options: EngineOptions,
    using generator: inout SeededGenerator
  ) -> Comparison {
    let engine = Engine(papers, options: options)
    let numbers = Dictionary(
      uniqueKeysWithValues: Set(papers.compactMap(\.label)).sorted().enumerated().map {
        ($1, $0)
      })
    let truth = engine.corpus.papers.map { numbers[$0.label ?? ""] ?? 0 }
    // A paper without a term is in a group of its own.
    func groups(_ assignments: [Int]) -> [Int] {
      assignments.enumerated().map { $1 < 0 ? assignments.count + $0 : $1 }
    }
    let (asked, chosen, choice) = engine.assignments(count: groupCount)
    let found = groups(asked)
    var shuffled = found
    generator.shuffle(&shuffled)
    return (
      ExternalScores(truth: truth, found: found), ExternalScores(truth: truth, found: shuffled),
      ExternalScores(truth: truth, found: groups(chosen)), choice
    )
  }

  /// Papers of which the ten nearest are compared, and pairs whose cosines are.
  private static let fidelitySampleSize = 1_000

  /// Compares projections of the papers, and the neighbor graph at a semantic weight of 0, with
  /// exact TF-IDF cosines, on at most 1,000 seeded papers against all.
  public func fidelity() -> Fidelity {
    let count = corpus.papers.count
    let embedding = embedding(
      dimension: options.dimension ?? ProjectionKind.defaultDimension(paperCount: count))
    var generator = SeededGenerator(seed: options.seed)
    let sample = generator.sample(min(count, Self.fidelitySampleSize), of: count)
    let weights = corpus.weights(parallelism: options.parallelism)
    let neighborCount = min(10, max(0, count - 1))
    begin(.neighbors)
    func nearest(_ score: @Sendable (Int, Int) -> Double) -> [[Neighbor]] {
      nearestByScore(
        queryCount: sample.count, corpusCount: count, count: neighborCount,
        parallelism: options.parallelism, excludes: { sample[$0] == $1 }, score: score)
    }
    let exact = nearest { weights.dot(sample[$0], weights, $1) }
    let embedded = nearest { query, row in
      Double(embedding.rows.dot(sample[query], embedding.rows, row))
    }
    let graph = neighborGraph(count: max(1, neighborCount), semantic: nil)
    let errors = options.parallelism.map(count: sample.count) { query in
      sample.filter { $0 != sample[query] }.map { row in
        let cosine = Double(embedding.rows.dot(sample[query], embedding.rows, row))
        return abs(cosine - weights.dot(sample[query], weights, row))
      }
    }.flatMap { $0 }.sorted()
    func quantile(_ share: Double) -> Double {
      errors.isEmpty ? 0 : errors[min(errors.count - 1, Int(share * Double(errors.count)))]
    }
    return Fidelity(
      paperCount: count, termCount: corpus.terms.count,
      dimension: embedding.rows.columnCount, sampleSize: sample.count,
      embeddingOverlap: Self.overlap(exact, embedded),
      graphOverlap: Self.overlap(exact, sample.map { graph.neighbors[$0] }),
      medianError: quantile(0.5), error95: quantile(0.95), largestError: errors.last ?? 0,
      bound: johnsonLindenstraussBound(
        pointCount: count, dimension: embedding.rows.columnCount))
  }

  /// The share of the first lists' rows that the second ones have too.
  private static func overlap(_ exact: [[Neighbor]], _ found: [[Neighbor]]) -> Double {
    var total = 0
    var shared = 0
    for (exact, found) in zip(exact, found) {
      let rows = Set(found.map(\.row))
      total += exact.count
      shared += exact.count { rows.contains($0.row) }
    }
    return total > 0 ? Double(shared) / Double(total) : 1
  }
}
