// SPDX-License-Identifier: Apache-2.0

internal import Kernels
internal import Neighbors
public import Papers
internal import TextFeatures

/// Why a paper is similar: one term that it shares with the query.
public struct Reason: Equatable, Sendable {
  /// The term, in the singular and lower case.
  public let term: String

  /// What the term adds to the similarity; below 0 for a term of a paper to stay away from.
  public let share: Double
}

/// A paper that was found.
public struct FoundPaper: Equatable, Sendable {
  /// The paper.
  public let paper: Paper

  /// The cosine of its TF-IDF row with the query's, above 0 and at most 1.
  public let similarity: Double

  /// Every shared term, the largest share first; the shares add up to the similarity.
  public let reasons: [Reason]
}

/// Papers like some given ones.
public struct RelatedPapers: Equatable, Sendable {
  /// The papers asked about.
  public let query: [Paper]

  /// The papers found, most similar first, then by identifier.
  public let neighbors: [FoundPaper]
}

/// Papers about a text.
public struct SearchResult: Equatable, Sendable {
  /// The text.
  public let text: String

  /// The papers found, most similar first, then by identifier.
  public let neighbors: [FoundPaper]
}

extension Engine {
  /// What each paper to stay away from weighs against all papers asked about (Rocchio 1971).
  private static let avoidedWeight = 0.5

  /// The papers most similar to the mean of some, away from others.
  ///
  /// - Parameters:
  ///   - queries: identifiers or titles, at least one (``row(of:)-(String)``).
  ///   - avoided: papers whose terms count against a result, half as much.
  ///   - count: k; fewer are found where fewer share a term with the query.
  /// - Throws: as ``row(of:)-(String)``, and ``EngineError/nothingToCompare(query:)`` for a paper
  ///   without terms.
  /// - Complexity: O(nonzeros of all rows).
  public func related(
    to queries: [String], avoiding avoided: [String] = [], count: Int
  ) throws(EngineError) -> RelatedPapers {
    let wanted = try rows(of: queries)
    let unwanted = try rows(of: avoided)
    let query = centroid(of: wanted, avoiding: unwanted)
    guard !query.values.isEmpty else {
      throw .nothingToCompare(query: queries.joined(separator: ", "))
    }
    begin(.neighbors)
    let excluded = Set(wanted + unwanted)
    let found = nearest(to: query, count: count) { _, row in excluded.contains(row) }
    return RelatedPapers(query: wanted.map { corpus.papers[$0] }, neighbors: found[0])
  }

  /// The papers most similar to a text.
  ///
  /// - Throws: ``EngineError/nothingToCompare(query:)`` where no term of the text is in a paper.
  /// - Complexity: O(nonzeros of all rows).
  public func search(_ text: String, count: Int) throws(EngineError) -> SearchResult {
    let result = search([text], count: count)[0]
    if result.neighbors.isEmpty { throw .nothingToCompare(query: text) }
    return result
  }

  /// The papers most similar to each of several texts, in their order; none for a text without a
  /// known term.
  public func search(_ texts: [String], count: Int) -> [SearchResult] {
    let queries = SparseMatrix(
      TermCounts(texts.map { Document(title: $0) }), weightedBy: corpus.vocabulary)
    begin(.neighbors)
    let found = nearest(to: queries, count: count) { _, _ in false }
    return zip(texts, found).map { SearchResult(text: $0, neighbors: $1) }
  }

  private func rows(of queries: [String]) throws(EngineError) -> [Int] {
    var rows: [Int] = []
    for query in queries {
      let row = try row(of: query)
      if !rows.contains(row) { rows.append(row) }
    }
    return rows
  }

  /// One unit row: the mean of some rows less half the mean of others.
  private func centroid(of wanted: [Int], avoiding unwanted: [Int]) -> SparseMatrix {
    var sums: [Int32: Double] = [:]
    func add(_ rows: [Int], _ weight: Double) {
      for row in rows {
        for entry in corpus.weights.entries(row) {
          sums[corpus.weights.columnIndices[entry], default: 0] +=
            weight * Double(corpus.weights.values[entry])
        }
      }
    }
    add(wanted, 1 / Double(max(1, wanted.count)))
    add(unwanted, -Self.avoidedWeight / Double(max(1, unwanted.count)))
    let columns = sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    let length = columns.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    return SparseMatrix(
      columnCount: corpus.vocabulary.count, rowOffsets: [0, columns.count],
      columnIndices: columns.map(\.key), values: columns.map { Float($0.value / length) })
  }

  /// For each query row the k most similar papers of positive similarity, with reasons.
  private func nearest(
    to queries: SparseMatrix, count: Int, excludes: @Sendable (Int, Int) -> Bool
  ) -> [[FoundPaper]] {
    let weights = corpus.weights
    let lists = rescoredNeighbors(
      queryCount: queries.rowCount, corpusCount: corpus.papers.count, count: count,
      candidates: .everyone, parallelism: options.parallelism, excludes: excludes
    ) { query, row in queries.dot(query, weights, row) }
    return lists.enumerated().map { query, list in
      list.filter { $0.similarity > 0 }.map { neighbor in
        FoundPaper(
          paper: corpus.papers[neighbor.row], similarity: neighbor.similarity,
          reasons: reasons(queries, query, neighbor.row))
      }
    }
  }

  /// The terms that a query row and a paper share, by the size of their share, then by term.
  private func reasons(_ queries: SparseMatrix, _ query: Int, _ row: Int) -> [Reason] {
    var reasons: [Reason] = []
    queries.forEachShared(query, corpus.weights, row) { column, left, right in
      reasons.append(
        Reason(term: corpus.vocabulary.terms[column], share: Double(left) * Double(right)))
    }
    // Columns ascend by term, and the sort is stable.
    return reasons.sorted { abs($0.share) > abs($1.share) }
  }
}
