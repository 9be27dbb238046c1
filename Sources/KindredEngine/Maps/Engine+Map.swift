// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

extension Engine {
  /// Scores that are computed to know ranks in truth, at most, or those of 64 papers.
  private static let mostRankedScores = 4_000_000
  private static let leastRankedPapers = 64

  /// Places all papers on a plane, by the graph of ``neighborGraph(count:)``.
  ///
  /// How far it may be trusted is told by all papers, and by evenly chosen ones where there are
  /// more than 2,000.
  ///
  /// - Complexity: that of ``neighborGraph(count:)`` and of
  ///   ``KindredClustering/MapLayout/points(neighbors:parallelism:)``.
  public func map() -> PaperMap {
    let semantic = semanticRows()
    begin(.neighbors)
    let scores = scores(semantic)
    let graph = neighborGraph(count: MapLayout.neighborCount, scores: scores)
    begin(.map)
    let points = MapLayout(seed: options.seed).points(
      neighbors: graph.neighbors, parallelism: options.parallelism)
    let fidelity = MapFidelity(
      points, neighbors: graph.neighbors, parallelism: options.parallelism)
    let places = corpus.papers.indices.map { row in
      PaperMap.Place(
        point: points[row], isNearestTrue: fidelity.isNearestTrue[row],
        details: details(row, graph.neighbors[row], scores))
    }
    return PaperMap(
      places: Dictionary(uniqueKeysWithValues: zip(corpus.papers.map(\.id), places)),
      overlap: fidelity.overlap,
      trustworthiness: fidelity.trustworthiness(ranks: ranks(fidelity.nearest, scores)))
  }

  /// The ranks in truth of those nearest on a map, for all papers or some.
  private func ranks(_ nearest: [[Int]], _ scores: PaperScores) -> [[Int]] {
    let count = nearest.count
    let asked = min(
      count, max(Self.leastRankedPapers, Self.mostRankedScores / max(1, count)))
    let scorer = NearestByBlend(scores)
    return options.parallelism.mapBlocks(of: asked, size: 16, scratch: { scorer }) {
      scorer, block in
      block.map { place in
        let row = place * count / asked
        return scorer.ranks(of: nearest[row], from: row)
      }
    }.flatMap(\.self)
  }

  private func details(
    _ row: Int, _ neighbors: [Neighbor], _ scores: PaperScores
  ) -> PaperDetails {
    let related = neighbors.prefix(PaperDetails.count).filter { $0.similarity > 0 }
    return PaperDetails(
      related: related.map { neighbor in
        FoundPaper(
          paper: corpus.papers[neighbor.row], similarity: neighbor.similarity,
          reasons: Array(
            scores.reasons(row, neighbor.row, terms: corpus.terms.texts)
              .prefix(PaperDetails.reasonCount)))
      },
      terms: scores.rows.strongestColumns(row, count: PaperDetails.count).map {
        corpus.terms.texts[$0]
      })
  }
}

extension SparseMatrix {
  /// The columns of a row's largest values, the largest first, then by column.
  func strongestColumns(_ row: Int, count: Int) -> [Int] {
    entries(row).sorted { (-values[$0], $0) < (-values[$1], $1) }.prefix(count)
      .map { Int(columnIndices[$0]) }
  }
}
