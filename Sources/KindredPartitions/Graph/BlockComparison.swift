// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// Compares the papers of a block with others, and with each other; each pair is scored once, for
/// the lists of both.
struct BlockComparison {
  /// Papers that are compared with the block at once: so many that their scores are few megabytes.
  let tileSize: Int

  private let identifiers: [String]
  private let columns: [String: Int32]
  private let weights: SparseMatrix
  private let postings: SparseMatrix
  private let rows: Matrix
  private let semanticWeight: Double
  private let neighborCount: Int
  private var lists: [TopNeighbors]
  private var otherIdentifiers: [String] = []

  /// What each list would still take, roughly scored.
  private var thresholds: [Float]
  private var sums: ScatteredSums
  private var query: ScatteredRow

  /// What rough scores may be wrong by: single precision on sums of a few hundred products.
  private static let margin: Float = 1e-4

  init(_ block: ScoredBlock, neighborCount: Int) {
    identifiers = block.identifiers
    columns = block.columns
    weights = block.weights(columns)
    postings = weights.transposed()
    rows = block.rows
    semanticWeight = block.semanticWeight
    self.neighborCount = neighborCount
    tileSize = max(1, min(256, (4 << 20) / max(1, block.count)))
    lists = [TopNeighbors](repeating: TopNeighbors(capacity: neighborCount), count: block.count)
    thresholds = [Float](repeating: -.infinity, count: block.count)
    sums = ScatteredSums(count: block.count)
    query = ScatteredRow(columnCount: columns.count)
  }

  /// The nearest papers of the block for each of some others, which may be near to them in turn.
  mutating func nearest(to tile: ScoredBlock) -> [[Neighbor]] {
    let first = otherIdentifiers.count
    otherIdentifiers += tile.identifiers
    let count = identifiers.count
    return compare(tile.weights(columns), tile.rows, first: first, with: { _ in count })
  }

  /// Compares the papers of the block with each other.
  mutating func compareWithItself() {
    otherIdentifiers = identifiers
    for start in stride(from: 0, to: rows.rowCount, by: tileSize) {
      let tile = Array(start..<min(start + tileSize, rows.rowCount))
      // Each pair once: with the papers before.
      let found = compare(
        weights.rows(at: tile), rows.rows(at: tile), first: start, with: { start + $0 })
      for (row, list) in zip(tile, found) {
        for neighbor in list { offer(neighbor.row, neighbor.similarity, to: row) }
      }
    }
  }

  /// The nearest papers of each row of a tile, of the first ones of the block; offers it to theirs.
  private mutating func compare(
    _ tileWeights: SparseMatrix, _ tileRows: Matrix, first: Int, with limit: (Int) -> Int
  ) -> [[Neighbor]] {
    let lexicalWeight = 1 - semanticWeight
    let products = tileRows.timesTransposed(rows)
    return (0..<tileRows.rowCount).map { row in
      for entry in tileWeights.entries(row) {
        sums.add(
          postings, Int(tileWeights.columnIndices[entry]), times: tileWeights.values[entry])
      }
      let candidates = products.withRow(row) { products in
        sums.takeNearest(
          neighborCount, within: Self.margin, or: thresholds, scale: Float(lexicalWeight),
          adding: products, limit: limit(row))
      }
      query.set(tileWeights, row)
      var best = TopNeighbors(capacity: neighborCount)
      for candidate in candidates.lazy.map(Int.init) {
        let semantic = Double(tileRows.dot(row, rows, candidate))
        let score = lexicalWeight * query.dot(weights, candidate) + max(0, semantic)
        best.offer(Neighbor(row: candidate, similarity: score))
        offer(first + row, score, to: candidate)
      }
      return best.members
    }
  }

  /// Offers another paper to the list of one of the block.
  private mutating func offer(_ other: Int, _ similarity: Double, to row: Int) {
    lists[row].offer(Neighbor(row: other, similarity: similarity))
    thresholds[row] = Float(lists[row].threshold) - Self.margin
  }

  /// Calls `body` with each paper of the block that has neighbors, and those.
  func forEachList(_ body: (String, [(id: String, similarity: Double)]) -> Void) {
    for (id, list) in zip(identifiers, lists) where !list.members.isEmpty {
      body(id, list.members.map { (otherIdentifiers[$0.row], $0.similarity) })
    }
  }
}
