// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// A k-NN graph as a map is drawn from it: for each row the rows that are to be near it.
struct MapGraph: Sendable {
  /// For each row its own nearest, nearest first.
  let nearest: [[Int]]

  /// Where each row's edges begin, in both directions, and one more at the end.
  private let starts: [Int]

  /// The other ends of the edges, ascending for each row.
  private let ends: [Int]

  /// What each edge weighs; all of them together weigh 1.
  private let weights: [Float]

  /// The first `count` neighbors of each row, of a positive similarity.
  init(_ neighbors: [[Neighbor]], count: Int) {
    self.init(
      nearest: neighbors.map { list in
        list.lazy.filter { $0.similarity > 0 }.prefix(count).map(\.row)
      })
  }

  private init(nearest: [[Int]]) {
    self.nearest = nearest
    var shares = [[Int: Double]](repeating: [:], count: nearest.count)
    for (row, others) in nearest.enumerated() {
      for other in others {
        shares[row][other, default: 0] += 1 / Double(others.count)
        shares[other][row, default: 0] += 1 / Double(others.count)
      }
    }
    let total = 2 * Double(max(1, nearest.lazy.filter { !$0.isEmpty }.count))
    var starts = [0]
    var ends: [Int] = []
    var weights: [Float] = []
    for shares in shares {
      for (end, share) in shares.sorted(by: { $0.key < $1.key }) {
        ends.append(end)
        weights.append(Float(share / total))
      }
      starts.append(ends.count)
    }
    self.starts = starts
    self.ends = ends
    self.weights = weights
  }

  /// The other ends of a row's edges.
  func edges(_ row: Int) -> ArraySlice<Int> { ends[starts[row]..<starts[row + 1]] }

  /// The graph of some rows, which have edges to each other alone, renumbered.
  func restricted(to rows: [Int]) -> MapGraph {
    if rows.count == nearest.count { return self }
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    return MapGraph(nearest: rows.map { nearest[$0].compactMap { places[$0] } })
  }

  /// How each point is drawn along its edges: the sums of weight x (own - other) / (1 + d²).
  func pulls(_ points: PlanePoints, parallelism: Parallelism) -> PlanePoints {
    let blocks = parallelism.mapBlocks(of: points.count, size: 512) { block in
      var pulls = PlanePoints()
      for row in block {
        var (x, y) = (Float(0), Float(0))
        for edge in starts[row]..<starts[row + 1] {
          let across = points.x[row] - points.x[ends[edge]]
          let down = points.y[row] - points.y[ends[edge]]
          let pull = weights[edge] / (1 + across * across + down * down)
          x += pull * across
          y += pull * down
        }
        pulls.x.append(x)
        pulls.y.append(y)
      }
      return pulls
    }
    return PlanePoints(x: blocks.flatMap(\.x), y: blocks.flatMap(\.y))
  }

  /// Rounds of averaging that a start takes.
  private static let averagingCount = 50

  /// Coordinates that are near for rows that are near in the graph, in the large: random ones,
  /// averaged over edges again and again, less what all have in common and the second less what it
  /// has in common with the first. Small, as forces need it.
  func smoothStart(seed: UInt64) -> PlanePoints {
    let count = nearest.count
    let degrees = (0..<count).map { row in
      weights[starts[row]..<starts[row + 1]].reduce(0) { $0 + Double($1) }
    }
    let total = max(degrees.reduce(0, +), .leastNormalMagnitude)
    var generator = SeededGenerator(seed: seed)
    var axes = [[Double]](repeating: [], count: 2)
    for _ in 0..<count {
      let (first, second) = generator.nextGaussianPair()
      axes[0].append(first)
      axes[1].append(second)
    }
    func product(_ left: [Double], _ right: [Double]) -> Double {
      (0..<count).reduce(0) { $0 + degrees[$1] * left[$1] * right[$1] } / total
    }
    for _ in 0..<Self.averagingCount {
      for axis in 0..<2 {
        var values = (0..<count).map { row in
          let edges = starts[row]..<starts[row + 1]
          let mean = edges.reduce(0) { $0 + Double(weights[$1]) * axes[axis][ends[$1]] }
          return 0.5 * axes[axis][row] + 0.5 * mean / max(degrees[row], .leastNormalMagnitude)
        }
        let ones = [Double](repeating: 1, count: count)
        for other in axis == 0 ? [ones] : [ones, axes[0]] {
          let share = product(values, other) / max(product(other, other), .leastNormalMagnitude)
          for row in 0..<count { values[row] -= share * other[row] }
        }
        let length = product(values, values).squareRoot()
        axes[axis] = length > 1e-12 ? values.map { $0 / length } : axes[axis]
      }
    }
    return PlanePoints(x: axes[0].map { Float(0.01 * $0) }, y: axes[1].map { Float(0.01 * $0) })
  }
}
