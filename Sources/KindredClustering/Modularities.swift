// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// How much more of what joins rows lies within clusters than by chance, for several clusterings of
/// the same rows.
///
/// The modularity (Newman, Girvan 2004) of the graph in which two rows are joined by their cosine,
/// where it is positive: Σ (w / m - (d / 2m)²) over clusters, with w the sum of what joins rows
/// within, d the sum of what joins rows of it with any, and m that of all pairs.
///
/// - Parameters:
///   - rows: n x d, unit or zero rows.
///   - clusterings: of these rows; a row without a cluster is one of its own.
/// - Returns: a value in [-1/2, 1) for each clustering; 0 where nothing joins any rows.
/// - Precondition: there is an assignment for each row.
/// - Complexity: O(n² (d + clusterings)) time, O(256 n) memory for each thread.
func modularities(
  _ rows: Matrix, of clusterings: [Clustering], parallelism: Parallelism = .sequential
) -> [Double] {
  for clustering in clusterings {
    precondition(
      clustering.assignments.count == rows.rowCount,
      "\(clustering.assignments.count) assignments for \(rows.rowCount) rows")
  }
  let assignments = clusterings.map { $0.assignments.map(Int32.init) }
  let blocks = parallelism.mapBlocks(of: rows.rowCount, size: 256) { block in
    let former = rows.rows(at: Array(0..<block.upperBound))
    return JoinedRows(
      rows.rows(at: Array(block)).timesTransposed(former), from: block.lowerBound, assignments)
  }
  var degrees = [Double](repeating: 0, count: rows.rowCount)
  var within = [Double](repeating: 0, count: clusterings.count)
  for block in blocks {
    for (row, degree) in block.degrees.enumerated() { degrees[row] += degree }
    for (index, weight) in block.within.enumerated() { within[index] += weight }
  }
  let total = degrees.reduce(0, +)
  guard total > 0 else { return within.map { _ in 0 } }
  return clusterings.indices.map { index in
    var ofCluster = [Double](repeating: 0, count: clusterings[index].clusterCount)
    var squares = 0.0
    for (row, cluster) in clusterings[index].assignments.enumerated() {
      if cluster < 0 {
        squares += degrees[row] * degrees[row]
      } else {
        ofCluster[cluster] += degrees[row]
      }
    }
    squares = ofCluster.reduce(squares) { $0 + $1 * $1 }
    return 2 * within[index] / total - squares / (total * total)
  }
}

/// What joins a block of rows with those before them.
private struct JoinedRows: Sendable {
  /// For each row up to the last one of the block the sum of what joins it here.
  private(set) var degrees: [Double]

  /// For each clustering the sum of what joins rows of one cluster.
  private(set) var within: [Double]

  /// - Parameters:
  ///   - cosines: of the block's rows with all up to its last.
  ///   - first: the block's first row.
  init(_ cosines: Matrix, from first: Int, _ assignments: [[Int32]]) {
    degrees = [Double](repeating: 0, count: cosines.columnCount)
    within = [Double](repeating: 0, count: assignments.count)
    for place in 0..<cosines.rowCount {
      let row = first + place
      let weights = cosines.withRow(place) { span in
        (0..<row).map { max(0, span[$0]) }
      }
      for (other, weight) in weights.enumerated() {
        degrees[row] += Double(weight)
        degrees[other] += Double(weight)
      }
      for (index, clusters) in assignments.enumerated() where clusters[row] >= 0 {
        let own = clusters[row]
        var sum = 0.0
        for other in 0..<row where clusters[other] == own { sum += Double(weights[other]) }
        within[index] += sum
      }
    }
  }
}
