// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// How much nearer each row is to its own cluster than to the next, by cosine distance.
///
/// (b - a) / max(a, b), with a the mean distance to the other rows of its cluster and b the least
/// mean distance to the rows of another (Rousseeuw 1987). For unit rows a mean distance follows
/// from the cluster's sum, so that no pair is ever formed.
///
/// - Parameters:
///   - rows: n x d, unit or zero rows.
///   - assignments: the cluster of each row, 0 ..< `clusterCount`, or -1 for none.
/// - Returns: a value in [-1, 1] for each row; 0 for a row without a cluster, alone in its cluster,
///   or where there is but one cluster.
/// - Precondition: there is an assignment for each row.
/// - Complexity: O(n k d).
public func silhouettes(
  _ rows: Matrix, assignments: [Int], clusterCount: Int, parallelism: Parallelism = .sequential
) -> [Double] {
  precondition(
    assignments.count == rows.rowCount,
    "\(assignments.count) assignments for \(rows.rowCount) rows")
  let (sums, sizes) = clusterSums(rows, assignments, clusterCount)
  let blocks = parallelism.mapBlocks(of: rows.rowCount, size: 1_024) { block in
    let products = rows.rows(at: Array(block)).timesTransposed(sums)
    return block.enumerated().map { place, row in
      silhouette(
        own: assignments[row], sizes, squared: rows.withRow(row) { dot($0, $0) },
        products: { products[place, $0] })
    }
  }
  return blocks.flatMap { $0 }
}

/// The sum of each cluster's rows, added in double precision, and how many it has.
private func clusterSums(
  _ rows: Matrix, _ assignments: [Int], _ clusterCount: Int
) -> (sums: Matrix, sizes: [Int]) {
  let dimension = rows.columnCount
  var sums = [Double](repeating: 0, count: clusterCount * dimension)
  var sizes = [Int](repeating: 0, count: clusterCount)
  for (row, cluster) in assignments.enumerated() where cluster >= 0 {
    sizes[cluster] += 1
    rows.withRow(row) { span in
      for column in span.indices { sums[cluster * dimension + column] += Double(span[column]) }
    }
  }
  let elements = sums.map { Float($0) }
  return (Matrix(rowCount: clusterCount, columnCount: dimension, elements: elements), sizes)
}

/// A row's silhouette from its products with the clusters' sums.
private func silhouette(
  own: Int, _ sizes: [Int], squared: Float, products: (Int) -> Float
) -> Double {
  guard own >= 0, sizes[own] > 1 else { return 0 }
  let inside = max(0, 1 - Double(products(own) - squared) / Double(sizes[own] - 1))
  var outside = Double.infinity
  for cluster in sizes.indices where cluster != own && sizes[cluster] > 0 {
    outside = min(outside, 1 - Double(products(cluster)) / Double(sizes[cluster]))
  }
  guard outside.isFinite, max(inside, outside) > 0 else { return 0 }
  return (outside - inside) / max(inside, outside)
}
