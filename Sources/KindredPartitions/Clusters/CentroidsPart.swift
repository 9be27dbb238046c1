// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings

/// Adds the sums of each cluster, and gives the next centroids.
///
/// Rows in, by cluster: cluster, how many rows, their sum (``AssignPart``), nothing; or cluster,
/// 0, nothing, and the former centroid, which a cluster without rows keeps. Rows out: cluster, how
/// many rows, the length of their sum, which is that of their cosines, and the centroid.
package struct CentroidsPart: Part {
  package static let fieldCount = 4

  private var cluster: Int?
  private var sums: RowSums?
  private var former: [Float] = []

  /// A filter before its first row.
  package init() {}

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    let cluster = try row.count(0)
    let centroid = try row.floats(3)
    let values: [UInt64] = try row.numbers(2)
    let added = RowSums(
      rowCount: try row.count(1), nonzeroCount: try row.count(1),
      sums: values.map(Int64.init(bitPattern:)))
    if cluster != self.cluster {
      finish(to: &rows)
      self.cluster = cluster
    }
    if !centroid.isEmpty { former = centroid }
    guard !values.isEmpty else { return }
    guard sums.map({ $0.columnCount == added.columnCount }) ?? true else {
      throw .broken("a sum of another dimension, skipped")
    }
    if sums == nil { sums = added } else { sums? += added }
  }

  package mutating func finish(to rows: inout PartRows) {
    guard let cluster else { return }
    rows.add(
      String(cluster), String(sums?.rowCount ?? 0), String(sums?.length ?? 0),
      (sums?.direction ?? former).base64)
    sums = nil
    former = []
  }
}
