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

  /// Whether every pair was compared exactly; otherwise embeddings proposed the candidates.
  public let isExhaustive: Bool
}

extension Engine {
  /// The k nearest papers of every paper, by the cosine of their TF-IDF rows.
  ///
  /// All pairs are compared for up to 2,000 papers. Above, embeddings propose at least 100
  /// candidates each (``Candidates/proposalCount(neighborCount:)``), of which the exact cosine picks
  /// k.
  ///
  /// - Parameter count: k; above n - 1 it gives n - 1.
  /// - Complexity: O(n² d + n k nonzeros of a row), O(n k) memory.
  public func neighborGraph(count: Int) -> NeighborGraph {
    let papers = corpus.papers
    let isExhaustive = papers.count * papers.count <= Candidates.exhaustivePairLimit
    var candidates = Candidates.everyone
    if !isExhaustive {
      candidates = .nearestOthers(
        embedding().rows, count: Candidates.proposalCount(neighborCount: count))
    }
    begin(.neighbors)
    let weights = corpus.weights
    let neighbors = rescoredNeighbors(
      queryCount: papers.count, corpusCount: papers.count, count: count, candidates: candidates,
      parallelism: options.parallelism, excludes: { $0 == $1 },
      score: { weights.dot($0, weights, $1) })
    return NeighborGraph(papers: papers, neighbors: neighbors, isExhaustive: isExhaustive)
  }
}
