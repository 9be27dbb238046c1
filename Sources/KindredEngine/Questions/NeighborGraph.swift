// SPDX-License-Identifier: Apache-2.0

public import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

/// For every paper its nearest ones.
public struct NeighborGraph: Sendable {
  /// The papers, ascending by identifier.
  public let papers: [Paper]

  /// For each paper its neighbors, most similar first, then by identifier; rows number papers.
  public let neighbors: [[Neighbor]]

  /// Whether every pair was compared exactly; otherwise rare terms and embeddings proposed the
  /// candidates.
  public let isExhaustive: Bool

  /// A graph from its values; there is a list for each paper.
  public init(papers: [Paper], neighbors: [[Neighbor]], isExhaustive: Bool = true) {
    self.papers = papers
    self.neighbors = neighbors
    self.isExhaustive = isExhaustive
  }
}

extension Engine {
  /// Pairs of papers up to which all are compared; above, exact scores would cost more than
  /// proposals do.
  static let exhaustivePairLimit = 4_000_000

  /// The k nearest papers of every paper, by the scores that
  /// ``related(to:avoiding:count:least:among:withDetails:)`` gives.
  ///
  /// All pairs are compared for up to 2,000 papers. Above, the rarer terms of a paper and its
  /// semantic row each propose ten candidates for each neighbor wanted, and at least 100, of which
  /// the exact score picks k.
  ///
  /// - Parameter count: k; above n - 1 it gives n - 1.
  /// - Complexity: O(n² d + n k nonzeros of a row), O(n k) memory.
  public func neighborGraph(count: Int) -> NeighborGraph {
    neighborGraph(count: count, semantic: semanticRows())
  }

  /// The k nearest papers of every paper, without those of a smaller similarity than `least`; all
  /// papers stay.
  ///
  /// - Throws: ``EngineError/nothingSimilar(least:nearest:)`` where no neighbor is so similar.
  public func neighborGraph(count: Int, least: Double) throws(EngineError) -> NeighborGraph {
    let graph = neighborGraph(count: count)
    try EngineError.check(
      least, nearest: graph.neighbors.compactMap { $0.first?.similarity }.max())
    return NeighborGraph(
      papers: graph.papers,
      neighbors: graph.neighbors.map { $0.filter { $0.similarity >= least } },
      isExhaustive: graph.isExhaustive)
  }

  /// The k nearest papers of every paper; by their terms alone where there are no semantic rows.
  func neighborGraph(count: Int, semantic: SemanticRows?) -> NeighborGraph {
    let papers = corpus.papers
    let isExhaustive = papers.count * papers.count <= Self.exhaustivePairLimit
    begin(.neighbors)
    let weights = corpus.weights(parallelism: options.parallelism)
    let rows = semantic?.rows
    let scores = PaperScores(
      queries: weights, rows: weights,
      semantic: rows.map { ($0, $0, semantic?.weight ?? 0) })
    let neighbors = rescoredNeighbors(
      queryCount: papers.count, corpusCount: papers.count, count: count,
      proposals: isExhaustive ? nil : proposals(count, weights, rows),
      parallelism: options.parallelism, excludes: { $0 == $1 }, score: scores.score)
    return NeighborGraph(papers: papers, neighbors: neighbors, isExhaustive: isExhaustive)
  }

  /// How many rows are proposed for k neighbors: ten each, and never under 100.
  static func proposalCount(neighborCount: Int) -> Int {
    max(100, 10 * min(neighborCount, .max / 10))
  }

  /// For each paper the others that its rarer terms or its semantic row put near it.
  private func proposals(
    _ neighborCount: Int, _ weights: SparseMatrix, _ rows: Matrix?
  ) -> [[Int32]] {
    let count = Self.proposalCount(neighborCount: neighborCount)
    var lists = LexicalProposals(weights).lists(count: count, parallelism: options.parallelism)
    if let rows {
      let near = nearestRowGraph(rows, count: count, parallelism: options.parallelism)
      for row in lists.indices {
        let known = Set(lists[row])
        lists[row] += near[row].lazy.map { Int32($0.row) }.filter { !known.contains($0) }
      }
    }
    return lists
  }
}
