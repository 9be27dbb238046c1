// SPDX-License-Identifier: Apache-2.0

public import Kernels
internal import Neighbors
public import Papers
internal import TextFeatures

/// For every paper its nearest ones.
public struct NeighborGraph: Sendable {
  /// The papers, ascending by identifier.
  public let papers: [Paper]

  /// For each paper its neighbors, most similar first, then by identifier; rows number papers.
  public let neighbors: [[Neighbor]]

  /// Whether every pair was compared exactly; otherwise rare terms and embeddings proposed the
  /// candidates.
  public let isExhaustive: Bool
}

extension Engine {
  /// The k nearest papers of every paper, by the scores that ``related(to:avoiding:count:)`` gives.
  ///
  /// All pairs are compared for up to 2,000 papers. Above, the rarer terms of a paper and its
  /// semantic row each propose at least 100 candidates
  /// (``Candidates/proposalCount(neighborCount:)``), of which the exact score picks k.
  ///
  /// - Parameter count: k; above n - 1 it gives n - 1.
  /// - Complexity: O(n² d + n k nonzeros of a row), O(n k) memory.
  public func neighborGraph(count: Int) -> NeighborGraph {
    neighborGraph(count: count, semantic: semanticRows())
  }

  /// The k nearest papers of every paper; by their terms alone where there are no semantic rows.
  func neighborGraph(count: Int, semantic: SemanticRows?) -> NeighborGraph {
    let papers = corpus.papers
    let isExhaustive = papers.count * papers.count <= Candidates.exhaustivePairLimit
    begin(.neighbors)
    let candidates =
      isExhaustive ? .everyone : proposals(neighborCount: count, semantic: semantic)
    let scores = PaperScores(
      queries: corpus.weights, rows: corpus.weights, semanticQueries: semantic?.rows,
      semantic: semantic)
    let neighbors = rescoredNeighbors(
      queryCount: papers.count, corpusCount: papers.count, count: count, candidates: candidates,
      parallelism: options.parallelism, excludes: { $0 == $1 }, score: scores.score)
    return NeighborGraph(papers: papers, neighbors: neighbors, isExhaustive: isExhaustive)
  }

  /// For each paper the others that its rarer terms or its semantic row put near it.
  private func proposals(neighborCount: Int, semantic: SemanticRows?) -> Candidates {
    let count = Candidates.proposalCount(neighborCount: neighborCount)
    var lists = LexicalProposals(corpus.weights).lists(count: count, options.parallelism)
    if let semantic {
      let near = nearestRowGraph(semantic.rows, count: count, parallelism: options.parallelism)
      for row in lists.indices {
        let known = Set(lists[row])
        lists[row] += near[row].lazy.map { Int32($0.row) }.filter { !known.contains($0) }
      }
    }
    return .proposed(lists)
  }
}
