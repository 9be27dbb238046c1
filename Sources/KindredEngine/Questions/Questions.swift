// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
package import KindredPapers
internal import KindredTextFeatures

/// Asks papers which of them are like some, or about a text.
///
/// There is one way from a question to its answer, wherever papers come from (``PaperSource``): all
/// of them are scored from their counts and semantic rows, roughly; what may be among the k nearest
/// is scored again exactly (``PaperScores``).
package struct Questions {
  let source: any PaperSource
  let options: EngineOptions
  let observe: @Sendable (Stage) -> Void

  /// Questions to some papers.
  package init(
    _ source: any PaperSource, _ options: EngineOptions,
    observe: @escaping @Sendable (Stage) -> Void = { _ in }
  ) {
    self.source = source
    self.options = options
    self.observe = observe
  }

  /// See ``Engine/related(to:avoiding:count:least:among:withDetails:)``.
  package func related(
    to queries: [String], avoiding avoided: [String] = [], count: Int, least: Double? = nil,
    among filter: PaperFilter = PaperFilter(), withDetails: Bool = false
  ) throws -> RelatedPapers {
    let wanted = try numbers(named: queries)
    let unwanted = try numbers(named: avoided)
    let query = try self.query(like: wanted, unlike: unwanted)
    observe(.neighbors)
    let found = try nearest([query], count: count, among: filter, found)[0]
    if found.isEmpty, count > 0 {
      throw try nothing(about: queries.joined(separator: ", "), among: filter)
    }
    let similar = try found.similar(least)
    let around = try numbers(of: similar) + unwanted.filter { !wanted.contains($0) }
    return RelatedPapers(
      query: try source.papers(wanted), neighbors: similar,
      avoided: try self.avoided(Array(around.dropFirst(similar.count)), besides: wanted),
      details: withDetails ? try details(of: wanted + around, among: filter) : [:],
      circle: withDetails ? try circle(around) : [])
  }

  /// See ``Engine/search(_:count:least:among:withDetails:)``.
  package func search(
    _ text: String, count: Int, least: Double? = nil, among filter: PaperFilter = PaperFilter(),
    withDetails: Bool = false
  ) throws -> SearchResult {
    let result = try search([text], count: count, least: least, among: filter)[0]
    if result.neighbors.isEmpty, count > 0 { throw try nothing(about: text, among: filter) }
    guard withDetails else { return result }
    let numbers = try numbers(of: result.neighbors)
    return SearchResult(
      text: text, neighbors: result.neighbors,
      details: try details(of: numbers, among: filter), circle: try circle(numbers))
  }

  private func numbers(of found: [FoundPaper]) throws -> [Int32] {
    try found.compactMap { try source.number(of: $0.paper.id) }
  }

  /// Why nothing was found.
  private func nothing(about query: String, among filter: PaperFilter) throws -> EngineError {
    try passesNone(filter) ? .nothingPasses : .nothingToCompare(query: query)
  }

  /// How many papers pass a filter.
  package func paperCount(passing filter: PaperFilter) throws -> Int {
    filter.isOpen
      ? source.statistics.documentCount : try source.numbers(passing: filter).count
  }

  /// How similar a paper is to another, and why; 0 and no reason where they have nothing in common.
  ///
  /// - Throws: as ``number(named:)``.
  package func similarity(
    of paper: String, to other: String
  ) throws -> (paper: Paper, other: FoundPaper) {
    let numbers = (try number(named: paper), try number(named: other))
    let papers = try source.papers([numbers.0, numbers.1])
    let query = try self.query(like: [numbers.0], includingItself: numbers.0 == numbers.1)
    let found = try nearest([query], count: 1, among: [numbers.1], found)[0].first
    return (papers[0], found ?? FoundPaper(paper: papers[1], similarity: 0))
  }

  /// Whether a filter keeps all papers out.
  package func passesNone(_ filter: PaperFilter) throws -> Bool {
    try !filter.isOpen && source.numbers(passing: filter).isEmpty
  }

  /// Hits with their papers and reasons.
  private func found(_ hits: [Hit]) throws -> [FoundPaper] {
    zip(try source.papers(hits.map(\.number)), hits).map {
      FoundPaper(paper: $0, similarity: $1.similarity, reasons: $1.reasons)
    }
  }

  /// See ``Engine/search(_:count:least:among:)``.
  package func search(
    _ texts: [String], count: Int, least: Double? = nil, among filter: PaperFilter = PaperFilter()
  ) throws -> [SearchResult] {
    let queries = try self.queries(about: texts)
    observe(.neighbors)
    let found = try nearest(queries, count: count, among: filter, found)
    if found.allSatisfy(\.isEmpty), try passesNone(filter) { throw EngineError.nothingPasses }
    return zip(texts, try found.similar(least)).map { SearchResult(text: $0, neighbors: $1) }
  }

  /// What is looked for with some papers: their mean less half that of others.
  func query(
    like wanted: [Int32], unlike avoided: [Int32] = [], includingItself: Bool = false
  ) throws -> Query {
    let named = wanted + avoided
    let rows = try source.segment(of: named)
    let terms = try source.terms(rows.counts.distinctNumbers)
    let isWanted = Array(0..<wanted.count)
    let isAvoided = Array(wanted.count..<named.count)
    return Query(
      terms: terms,
      row: WeightedRows(rows.counts, weighedBy: terms).weights
        .centroid(of: isWanted, avoiding: isAvoided),
      semantic: source.semanticWeight > 0
        ? rows.vectors.rows(at: Array(named.indices))
          .centroid(of: isWanted, avoiding: isAvoided)
        : nil,
      weighing: .cosine, excluded: includingItself ? [] : Set(named))
  }

  /// What is looked for with each of some texts, both parts balanced (``Query/balanced(_:)``).
  func queries(about texts: [String]) throws -> [Query] {
    let block = TermCounts(texts.map { Document(title: $0) })
    let terms = try source.terms(block.distinctTerms)
    let counts = terms.rows(of: block)
    let rows = BM25().queries(counts, terms)
    let semantic = source.basis?.rows(of: counts, terms, parallelism: options.parallelism)
    return texts.indices.map { text in
      // Columns for its own terms: a candidate need not be weighed by those of the other texts.
      let columns = rows.entries(text).map { Int(rows.columnIndices[$0]) }
      let own = Terms(columns.map { (terms.numbers[$0], terms.texts[$0]) }, source.statistics)
      return Query(
        terms: own,
        row: SparseMatrix(
          columnCount: own.count, rowOffsets: [0, own.count],
          columnIndices: (0..<own.count).map { Int32($0) },
          values: Array(rows.values[rows.entries(text)])),
        semantic: semantic?.rows(at: [text]), weighing: .bm25, excluded: []
      ).balanced(source.semanticWeight)
    }
  }

  /// The k nearest papers of each query that pass a filter, of positive similarity, most similar
  /// first, then by identifier; none for a query without terms.
  ///
  /// - Parameter found: makes of a query's hits what is kept of them.
  /// - Complexity: O(m nonzeros of all papers), more than once where so many scores are nearly
  ///   equal that rough ones do not tell which of them are the highest.
  func nearest<Found>(
    _ queries: [Query], count: Int, among filter: PaperFilter = PaperFilter(),
    _ found: ([Hit]) throws -> [Found]
  ) throws -> [[Found]] {
    try nearest(
      queries, count: count, among: filter.isOpen ? nil : source.numbers(passing: filter), found)
  }

  /// The same, among some papers, or all.
  private func nearest<Found>(
    _ queries: [Query], count: Int, among passing: Set<Int32>?, _ found: ([Hit]) throws -> [Found]
  ) throws -> [[Found]] {
    let count = max(0, min(count, source.statistics.documentCount))
    let asked = queries.indices.filter { !queries[$0].isEmpty }
    let rough = RoughWeights(queries.first?.weighing ?? .cosine, source)
    // As many at a time as have their weights in some dozen megabytes.
    let step = max(4, min(64, 8_000_000 / max(1, source.statistics.termCount)))
    var results = [[Found]](repeating: [], count: queries.count)
    for start in stride(from: 0, to: asked.count, by: step) {
      var open = Array(asked[start..<min(start + step, asked.count)])
      var most = count + Self.spareCount
      while !open.isEmpty {
        let isLast = most >= source.statistics.documentCount
        let all = Array(
          zip(open, try candidates(open.map { queries[$0] }, rough, count: most, among: passing)))
        let ready = all.filter { isLast || $1.areEnough(for: count) }
        let ids = try ready.map { try source.identifiers(of: $1.numbers) }
        let weight = source.semanticWeight
        let hits = options.parallelism.map(count: ready.count) { place in
          let (query, candidates) = ready[place]
          return candidates.hits(queries[query], ids[place], count: count, weight)
        }
        for (place, (query, _)) in ready.enumerated() { results[query] = try found(hits[place]) }
        open = all.map(\.0).filter { query in !ready.contains { $0.0 == query } }
        most *= 4
      }
    }
    return results
  }

  /// Candidates beyond those that are wanted.
  private static let spareCount = 16
}
