// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
internal import KindredKernels

/// One pass of spherical k-means over a part of the rows.
///
/// Rows in, in any order: the centroids, which the first row has and others may leave out,
/// identifier, and semantic row in half precision. Rows out: each cluster with the sum of the rows
/// that are nearest its centroid, as a whole number: sums of parts add up to the same whatever the
/// parts are. Of the last pass, each identifier with its cluster and the cosine with the centroid;
/// -1 and 0 for a row of length 0, which belongs to none. For a graph, each identifier with its
/// nearest centroids, a row for each, and 0 for the nearest, 1 for others; a row of length 0 is
/// near the first. Memory: the centroids and their sums.
package struct AssignPart: Part {
  package static let fieldCount = 3

  /// What is written.
  package enum Result: Equatable, Sendable {
    /// Sums, for the next centroids.
    case sums
    /// Each row's cluster.
    case assignments
    /// Each row's nearest clusters, so many.
    case cells(count: Int)
  }

  private let result: Result
  private var centroids: Matrix?
  private var sums: [RowSums] = []
  private var identifiers: [String] = []
  private var batch = UnitRows()

  /// Rows that are compared with the centroids at once.
  private static let batchSize = 1_024

  /// A filter that writes sums or assignments.
  package init(_ result: Result) { self.result = result }

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    if centroids == nil {
      guard !row.isEmpty(0) else {
        throw .incomplete("the centroids have to stand in the first row of each part")
      }
      let centroids = try Self.centroids(row.fields[0])
      sums = [RowSums](
        repeating: RowSums(columnCount: centroids.columnCount), count: centroids.rowCount)
      self.centroids = centroids
    }
    let vector = try row.halves(2)
    guard vector.count == centroids?.columnCount else {
      throw .broken("a vector of another dimension than the centroids, skipped")
    }
    if try batch.add(vector) {
      identifiers.append(row.text(1))
      if identifiers.count == Self.batchSize { assign(to: &rows) }
    } else {
      switch result {
      case .sums: break
      case .assignments: rows.add(row.text(1), "-1", "0.0")
      case .cells: rows.add(row.text(1), "0", "0")
      }
    }
  }

  /// Centroids in Base64 between commas.
  private static func centroids(_ field: ArraySlice<UInt8>) throws(PartError) -> Matrix {
    var centroids: [[Float]] = []
    for part in field.split(separator: UInt8(ascii: ",")) {
      do {
        centroids.append(try [Float](base64: part))
      } catch {
        throw .incomplete("a centroid is no vector: \(error)")
      }
    }
    guard let first = centroids.first, centroids.allSatisfy({ $0.count == first.count }) else {
      throw .incomplete("there are no centroids, or they differ in dimension")
    }
    return Matrix(rows: centroids)
  }

  package mutating func finish(to rows: inout PartRows) {
    assign(to: &rows)
    guard result == .sums else { return }
    for (cluster, sum) in sums.enumerated() where sum.rowCount > 0 {
      rows.add(String(cluster), String(sum.rowCount), sum.base64, "")
    }
  }

  private mutating func assign(to rows: inout PartRows) {
    guard let centroids, batch.count > 0 else { return }
    let points = batch.matrix
    if case .cells(let count) = result {
      let found = nearestRows(
        queries: points, corpus: centroids, count: min(count, centroids.rowCount))
      for (id, cells) in zip(identifiers, found) {
        for (rank, cell) in cells.enumerated() {
          rows.add(id, String(cell.row), rank == 0 ? "0" : "1")
        }
      }
    } else {
      let nearest = nearestCentroids(points, centroids)
      for row in 0..<points.rowCount {
        if result == .sums {
          sums[nearest.indices[row]].add(points, row)
        } else {
          rows.add(
            identifiers[row], String(nearest.indices[row]), String(nearest.similarities[row]))
        }
      }
    }
    batch.removeAll()
    identifiers.removeAll(keepingCapacity: true)
  }
}
