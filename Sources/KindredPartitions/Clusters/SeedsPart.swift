// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredKernels

/// Chooses the first centroids of spherical k-means from a sample of rows, by greedy k-means++.
///
/// Rows in, by identifier, in one piece: identifier and semantic row in half precision; a sample of
/// ``sampleSize(clusterCount:)`` stands for all. Rows out: cluster, 0 papers, nothing, and the
/// centroid, as ``CentroidsPart`` writes them.
package struct SeedsPart: Part {
  package static let fieldCount = 2

  private let clusterCount: Int
  private var sample = UnitRows()

  /// A filter that chooses `clusterCount` centroids.
  package init(clusterCount: Int) { self.clusterCount = clusterCount }

  /// Rows that a sample has.
  package static func sampleSize(clusterCount: Int) -> Int {
    SphericalKMeans.seedingSampleSize(clusterCount: clusterCount)
  }

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    try sample.add(row.halves(1))
  }

  package mutating func finish(to rows: inout PartRows) {
    let seeds = SphericalKMeans(clusterCount: clusterCount).seeds(sample.matrix)
    for (cluster, centroid) in seeds.rowArrays.enumerated() {
      rows.add(String(cluster), "0", "0.0", centroid.base64)
    }
  }
}

/// Rows of length 1, of one dimension; those of length 0 are left out.
struct UnitRows {
  private var values: [Float] = []
  private var dimension: Int?

  /// How many there are.
  private(set) var count = 0

  /// n x d.
  var matrix: Matrix {
    Matrix(rowCount: count, columnCount: dimension ?? 0, elements: values).normalizedRows()
  }

  /// Adds a row, scaled to length 1; tells whether it is none of length 0.
  @discardableResult
  mutating func add(_ row: [Float]) throws(PartError) -> Bool {
    guard row.count == dimension ?? row.count else {
      throw .broken("a vector of \(row.count) values in place of \(dimension ?? 0), skipped")
    }
    guard row.contains(where: { $0 != 0 }) else { return false }
    dimension = row.count
    values += row
    count += 1
    return true
  }

  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    count = 0
  }
}
