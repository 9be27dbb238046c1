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
    begin(.neighbors)
    return neighborGraph(count: count, scores: scores(semantic))
  }

  /// The scores of all papers for each other.
  func scores(_ semantic: SemanticRows?) -> PaperScores {
    let weights = corpus.weights(parallelism: options.parallelism)
    let rows = semantic?.rows
    return PaperScores(
      queries: weights, rows: weights,
      semantic: rows.map { ($0, $0, semantic?.weight ?? 0) })
  }

  /// The k nearest papers of every paper by scores.
  func neighborGraph(count: Int, scores: PaperScores) -> NeighborGraph {
    let papers = corpus.papers
    let isExhaustive = papers.count * papers.count <= Self.exhaustivePairLimit
    let proposals =
      isExhaustive
      ? nil
      : Proposals(
        scores.rows, scores.semantic?.rows, neighborCount: count,
        parallelism: options.parallelism)
    let scorer = NearestByBlend(scores)
    let neighbors = options.parallelism.mapBlocks(
      of: papers.count, size: Self.graphBlockSize,
      scratch: { (scorer: scorer, sums: ScatteredSums(count: proposals == nil ? 0 : papers.count)) }
    ) { scratch, block in
      block.map { row in
        let candidates = proposals?.candidates(of: row, sums: &scratch.sums)
        return candidates.map {
          scratch.scorer.nearest(to: row, among: $0.lazy.map(Int.init), count: count)
        } ?? scratch.scorer.nearest(to: row, among: 0..<papers.count, count: count)
      }
    }
    return NeighborGraph(
      papers: papers, neighbors: neighbors.flatMap(\.self), isExhaustive: isExhaustive)
  }

  /// Papers whose neighbors are found by one thread at a time.
  private static let graphBlockSize = 64
}

/// For each paper others that its rarer terms or its semantic row put near it.
struct Proposals: Sendable {
  private let lexical: LexicalProposals
  private let count: Int
  private let semantic: [[Int32]]

  init(
    _ weights: SparseMatrix, _ rows: Matrix?, neighborCount: Int, parallelism: Parallelism
  ) {
    count = Self.count(neighborCount: neighborCount, rowCount: weights.rowCount)
    lexical = LexicalProposals(weights)
    semantic =
      rows.map { [count] rows in
        nearestRowGraph(rows, count: count, parallelism: parallelism)
          .map { $0.map { Int32($0.row) } }
      } ?? []
  }

  /// How many rows are proposed for k neighbors: ten each, and never under 100.
  static func count(neighborCount: Int, rowCount: Int) -> Int {
    max(100, 10 * min(neighborCount, rowCount))
  }

  /// Rows that may be near a row, each once, likelier ones mostly first.
  func candidates(of row: Int, sums: inout ScatteredSums) -> [Int32] {
    let near = lexical.nearest(to: row, count: count, sums: &sums)
    return semantic.isEmpty ? near : sums.union(near, semantic[row])
  }
}

/// Finds the papers of the highest scores.
struct NearestByBlend {
  private let scores: PaperScores

  /// The lengths of semantic rows: no dot product is above the product of two.
  private let lengths: [Double]
  private var query: ScatteredRow

  /// A sum of a few hundred products is off by less than that share of the lengths' product.
  private static let rounding = 1e-4

  init(_ scores: PaperScores) {
    self.scores = scores
    lengths =
      scores.semantic.map { semantic in
        (0..<semantic.rows.rowCount).map {
          Double(semantic.rows.dot($0, semantic.rows, $0)).squareRoot() * (1 + Self.rounding)
        }
      } ?? []
    query = ScatteredRow(columnCount: scores.rows.columnCount)
  }

  /// The k papers of the highest scores, of some others; most similar first, then by row.
  mutating func nearest(
    to row: Int, among others: some Sequence<Int>, count: Int
  ) -> [Neighbor] {
    query.set(scores.queries, row)
    var best = TopNeighbors(capacity: count)
    for other in others where other != row {
      let lexical = scores.lexicalWeight * query.dot(scores.rows, other)
      if !lengths.isEmpty, lexical + lengths[row] * lengths[other] < best.threshold { continue }
      best.offer(
        Neighbor(row: other, similarity: lexical + scores.semanticPart(row, other)))
    }
    return best.members
  }

  /// Where others stand among all papers by their scores, from 1 on; of equal scores the lower row
  /// is first. O(nonzeros of all rows).
  mutating func ranks(of others: [Int], from row: Int) -> [Int] {
    query.set(scores.queries, row)
    let all = (0..<scores.rows.rowCount).map { other in
      Neighbor(
        row: other,
        similarity: scores.lexicalWeight * query.dot(scores.rows, other)
          + scores.semanticPart(row, other))
    }
    return others.map { other in
      1 + all.lazy.filter { $0.row != row && $0.precedes(all[other]) }.count
    }
  }
}
