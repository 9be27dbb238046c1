// SPDX-License-Identifier: Apache-2.0

internal import Kernels
internal import Neighbors
public import Papers
internal import TextFeatures

/// Why a paper is similar: one term that it shares with the query, or all the terms it does not
/// share but that are found in the same papers.
public struct Reason: Equatable, Sendable {
  /// What stands for terms that are not shared: no term has parentheses.
  public static let relatedTerms = "(related terms)"

  /// The term, in the singular and lower case, or ``relatedTerms``.
  public let term: String

  /// What the term adds to the similarity; below 0 for a term of a paper to stay away from.
  public let share: Double
}

/// A paper that was found.
public struct FoundPaper: Equatable, Sendable {
  /// The paper.
  public let paper: Paper

  /// How similar it is, above 0 and at most 1 (``Engine/related(to:avoiding:count:)``,
  /// ``Engine/search(_:count:)-(String,_)``).
  public let similarity: Double

  /// Every shared term, and the terms that are not shared together, the largest share first; the
  /// shares add up to the similarity.
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
  /// The papers most similar to the mean of some, away from others.
  ///
  /// The similarity is the cosine of TF-IDF rows, blended with what a refined projection of the
  /// papers and a background model say of terms that are not shared (``EngineOptions``).
  ///
  /// - Parameters:
  ///   - queries: identifiers or titles, at least one (``row(of:)-(String)``).
  ///   - avoided: papers whose terms count against a result, half as much.
  ///   - count: k; fewer are found where fewer share a term with the query.
  ///   - filter: which papers may be found; what terms weigh does not depend on it.
  /// - Throws: as ``row(of:)-(String)``, and ``EngineError/nothingToCompare(query:)`` for a paper
  ///   without terms.
  /// - Complexity: O(nonzeros of all rows).
  public func related(
    to queries: [String], avoiding avoided: [String] = [], count: Int,
    among filter: PaperFilter = PaperFilter()
  ) throws(EngineError) -> RelatedPapers {
    let wanted = try rows(of: queries)
    let unwanted = try rows(of: avoided)
    let query = corpus.weights.centroid(of: wanted, avoiding: unwanted)
    guard !query.values.isEmpty else {
      throw .nothingToCompare(query: queries.joined(separator: ", "))
    }
    let semantic = semanticRows()
    begin(.neighbors)
    let scores = PaperScores(
      queries: query, rows: corpus.weights,
      semanticQueries: semantic?.rows.centroid(of: wanted, avoiding: unwanted),
      semantic: semantic)
    let named = Set(wanted + unwanted)
    let excluded = rows(outside: filter)
    let found = scores.nearest(
      count: count, papers: corpus.papers, terms: corpus.vocabulary.terms, options.parallelism
    ) { _, row in named.contains(row) || excluded.contains(row) }
    return RelatedPapers(query: wanted.map { corpus.papers[$0] }, neighbors: found[0])
  }

  /// The papers most similar to a text.
  ///
  /// The similarity is the text's BM25 score over the most that any paper could have, blended as
  /// for papers.
  ///
  /// - Throws: ``EngineError/nothingToCompare(query:)`` where no term of the text is in a paper, and
  ///   ``EngineError/nothingPasses``.
  /// - Complexity: O(nonzeros of all rows).
  public func search(
    _ text: String, count: Int, among filter: PaperFilter = PaperFilter()
  ) throws(EngineError) -> SearchResult {
    let result = search([text], count: count, among: filter)[0]
    if result.neighbors.isEmpty {
      throw !filter.isOpen && !corpus.papers.contains(where: filter.passes)
        ? .nothingPasses : .nothingToCompare(query: text)
    }
    return result
  }

  /// The papers most similar to each of several texts, in their order; none for a text without a
  /// known term.
  public func search(
    _ texts: [String], count: Int, among filter: PaperFilter = PaperFilter()
  ) -> [SearchResult] {
    let scores = scores(ofTexts: texts)
    begin(.neighbors)
    let excluded = rows(outside: filter)
    let found = scores.nearest(
      count: count, papers: corpus.papers, terms: corpus.vocabulary.terms, options.parallelism
    ) { _, row in excluded.contains(row) }
    return zip(texts, found).map { SearchResult(text: $0, neighbors: $1) }
  }

  /// The scores of all papers for texts. A text without a known term has score 0 with every paper.
  func scores(ofTexts texts: [String]) -> PaperScores {
    let (tfidf, lengths) = SparseMatrix.weighting(
      TermCounts(texts.map { Document(title: $0) }), by: corpus.vocabulary)
    let semantic = semanticRows()
    let bm25 = BM25()
    return PaperScores(
      queries: bm25.queries(tfidf, lengths: lengths, vocabulary: corpus.vocabulary),
      rows: bm25.weights(
        of: corpus.weights, lengths: corpus.lengths, vocabulary: corpus.vocabulary),
      semanticQueries: semantic?.basis?.rows(
        of: TermRows(vocabulary: corpus.vocabulary, weights: tfidf, lengths: lengths),
        options.parallelism),
      semantic: semantic)
  }

  /// The papers that a filter keeps out.
  private func rows(outside filter: PaperFilter) -> RowSet {
    RowSet(
      rowCount: corpus.papers.count,
      filter.isOpen ? [] : corpus.papers.indices.filter { !filter.passes(corpus.papers[$0]) })
  }

  private func rows(of queries: [String]) throws(EngineError) -> [Int] {
    var rows: [Int] = []
    for query in queries {
      let row = try row(of: query)
      if !rows.contains(row) { rows.append(row) }
    }
    return rows
  }
}

/// What each paper to stay away from weighs against all papers asked about (Rocchio 1971).
private let avoidedWeight = 0.5

extension SparseMatrix {
  /// One unit row: the mean of some rows less half the mean of others; empty where nothing is left.
  func centroid(of wanted: [Int], avoiding unwanted: [Int]) -> SparseMatrix {
    var sums: [Int32: Double] = [:]
    func add(_ rows: [Int], _ weight: Double) {
      for row in rows {
        for entry in entries(row) {
          sums[columnIndices[entry], default: 0] += weight * Double(values[entry])
        }
      }
    }
    add(wanted, 1 / Double(max(1, wanted.count)))
    add(unwanted, -avoidedWeight / Double(max(1, unwanted.count)))
    let columns = sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    let length = columns.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    return SparseMatrix(
      columnCount: columnCount, rowOffsets: [0, columns.count],
      columnIndices: columns.map(\.key), values: columns.map { Float($0.value / length) })
  }
}

extension Matrix {
  /// One row: the mean of some less half the mean of others, as long as the wanted are on average.
  func centroid(of wanted: [Int], avoiding unwanted: [Int]) -> Matrix {
    var sums = [Double](repeating: 0, count: columnCount)
    func add(_ rows: [Int], _ weight: Double) {
      for row in rows {
        withRow(row) { row in
          for column in row.indices { sums[column] += weight * Double(row[column]) }
        }
      }
    }
    add(wanted, 1 / Double(max(1, wanted.count)))
    add(unwanted, -avoidedWeight / Double(max(1, unwanted.count)))
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let wantedLength =
      wanted.reduce(0) { $0 + Double(withRow($1, norm)) } / Double(max(1, wanted.count))
    let scale = length > 0 ? wantedLength / length : 0
    return Matrix(
      rowCount: 1, columnCount: columnCount, elements: sums.map { Float(scale * $0) })
  }
}
