// SPDX-License-Identifier: Apache-2.0

internal import Kernels

extension RelatedPapers {
  /// What is left without papers of a smaller similarity. O(k).
  public func keeping(atLeast similarity: Double) -> RelatedPapers {
    RelatedPapers(
      query: query, neighbors: neighbors.filter { $0.similarity >= similarity })
  }
}

extension SearchResult {
  /// What is left without papers of a smaller similarity. O(k).
  public func keeping(atLeast similarity: Double) -> SearchResult {
    SearchResult(text: text, neighbors: neighbors.filter { $0.similarity >= similarity })
  }
}

extension NeighborGraph {
  /// What is left without neighbors of a smaller similarity; all papers stay. O(n k).
  public func keeping(atLeast similarity: Double) -> NeighborGraph {
    NeighborGraph(
      papers: papers, neighbors: neighbors.map { $0.filter { $0.similarity >= similarity } },
      isExhaustive: isExhaustive)
  }
}
