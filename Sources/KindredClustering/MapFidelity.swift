// SPDX-License-Identifier: Apache-2.0

public import KindredKernels

/// How far a map may be trusted.
public struct MapFidelity: Equatable, Sendable {
  /// Of the ten nearest in truth, the mean share that is among the ten nearest on the map; 1 where
  /// no point has a neighbor.
  public let overlap: Double

  /// For each point those nearest to it on the map, nearest first, then by row; at most ten, less
  /// than half of all.
  public let nearest: [[Int]]

  /// For each point whether the one nearest on the map is among its nearest in truth.
  public let isNearestTrue: [Bool]

  /// Compares a map with the graph that it was made from. O(n log n).
  public init(
    _ points: [MapPoint], neighbors: [[Neighbor]], parallelism: Parallelism = .sequential
  ) {
    let count = min(MapLayout.neighborCount, max(1, (points.count - 1) / 2))
    let nearest = nearestPoints(
      PlanePoints(x: points.map { Float($0.x) }, y: points.map { Float($0.y) }), count: count,
      parallelism: parallelism)
    let wanted = MapGraph(neighbors, count: count).nearest
    var shares: [Double] = []
    for (found, wanted) in zip(nearest, wanted) where !wanted.isEmpty {
      let wanted = Set(wanted)
      shares.append(Double(found.lazy.filter(wanted.contains).count) / Double(wanted.count))
    }
    overlap = shares.isEmpty ? 1 : shares.reduce(0, +) / Double(shares.count)
    isNearestTrue = zip(nearest, wanted).map { found, wanted in
      found.first.map(wanted.contains) ?? true
    }
    self.nearest = nearest
  }

  /// How few of those near on the map are far in truth, from 0 to 1 (Venna, Kaski 2001).
  ///
  /// With r the rank in truth of each of the k nearest on the map of n points, it is
  /// 1 - 2 / (m k (2 n - 3 k - 1)) Σ max(0, r - k).
  ///
  /// - Parameter ranks: for each of m points, the ranks of its ``nearest``.
  /// - Returns: nil for fewer than five points.
  public func trustworthiness(ranks: [[Int]]) -> Double? {
    let count = nearest.count
    guard count > 4, let size = ranks.first?.count, size > 0 else { return nil }
    let excess = ranks.joined().reduce(0) { $0 + Double(max(0, $1 - size)) }
    return 1 - 2 * excess / (Double(ranks.count * size) * Double(2 * count - 3 * size - 1))
  }
}

/// For each point of a plane those nearest to it, nearest first, then by row. O(n log n) where
/// points are spread.
func nearestPoints(
  _ points: PlanePoints, count: Int, parallelism: Parallelism
) -> [[Int]] {
  let cells = PlaneCells(points, about: points.count / 4)
  return parallelism.mapBlocks(of: points.count, size: 256) { block in
    block.map { point in
      var best = TopNeighbors(capacity: min(count, points.count - 1))
      var steps = 0
      // What is `steps` cells away is at least `steps - 1` sides away.
      while steps < max(cells.columnCount, cells.lineCount) {
        let least = cells.side * Float(max(0, steps - 1))
        if Double(-least * least) < best.threshold { break }
        cells.forEachMember(around: cells.cells[point], steps: steps) { other in
          if other == point { return }
          best.offer(
            Neighbor(row: other, similarity: -Double(points.squaredDistance(point, other))))
        }
        steps += 1
      }
      return best.members.map(\.row)
    }
  }.flatMap { $0 }
}
