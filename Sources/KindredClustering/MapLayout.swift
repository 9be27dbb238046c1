// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import KindredKernels

/// Places papers on a plane such that those are near that are neighbors in a graph.
///
/// The objective is that of t-SNE (van der Maaten, Hinton 2008) with equal shares for the ten
/// nearest of each row: with distances of scores in high dimensions equal shares keep more of them
/// than shares by distance. Points begin where averaging over the graph leads, and take steps with
/// momentum, drawn together twelve times as hard in the first fifth. Few points are then moved one
/// by one to keep more neighbors still (``MapRefinement``).
public struct MapLayout: Equatable, Sendable {
  /// Steps.
  public var stepCount: Int

  /// What random numbers are drawn from.
  public var seed: UInt64

  /// Neighbors that are to be near.
  public static let neighborCount = 10

  /// Settings; 500 steps by default.
  public init(stepCount: Int = 500, seed: UInt64 = 0) {
    self.stepCount = stepCount
    self.seed = seed
  }

  /// Places the rows of a graph, in their order; the same for any number of threads.
  ///
  /// - Parameter neighbors: for each row its nearest, nearest first; of a positive similarity at
  ///   most ``neighborCount`` count.
  /// - Returns: n points; the longer side of the rectangle around them fills 0 ... 1, from the
  ///   origin, and both axes have one scale. Rows without a neighbor stand below the others.
  /// - Complexity: O(n √n) a step, O(n²) for up to 1,024 rows; O(n) memory, O(n²) for up to 2,000.
  public func points(
    neighbors: [[Neighbor]], parallelism: Parallelism = .sequential
  ) -> [MapPoint] {
    let graph = MapGraph(neighbors, count: Self.neighborCount)
    let joined = neighbors.indices.filter { !graph.edges($0).isEmpty }
    var points = PlanePoints(
      x: [Float](repeating: 0, count: neighbors.count),
      y: [Float](repeating: 0, count: neighbors.count))
    if !joined.isEmpty {
      let part = graph.restricted(to: joined)
      var placed = descended(part, parallelism)
      MapRefinement(seed: seed).refine(&placed, part)
      placed = placed.alongItsLength()
      for (place, row) in joined.enumerated() {
        points.x[row] = placed.x[place]
        points.y[row] = placed.y[place]
      }
    }
    return points.withRow(of: neighbors.indices.filter { graph.edges($0).isEmpty }, below: joined)
  }

  /// The share of steps in which points are drawn together harder, and how much.
  private static let gatheringShare = 0.2
  private static let gathering: Float = 12

  /// The farthest that a point goes in a step.
  private static let longestStep: Float = 5

  private func descended(_ graph: MapGraph, _ parallelism: Parallelism) -> PlanePoints {
    var points = graph.smoothStart(seed: seed)
    let count = points.count
    var speed = PlanePoints(
      x: [Float](repeating: 0, count: count), y: [Float](repeating: 0, count: count))
    var gains = PlanePoints(
      x: [Float](repeating: 1, count: count), y: [Float](repeating: 1, count: count))
    let rate = max(20, Float(count) / Self.gathering)
    for step in 0..<stepCount {
      let isGathering = Double(step) < Self.gatheringShare * Double(stepCount)
      let pull: Float = 4 * rate * (isGathering ? Self.gathering : 1)
      let momentum: Float = isGathering ? 0.5 : 0.8
      let pushes = MapPushes(points, parallelism: parallelism)
      let push = Float(4 * Double(rate) / pushes.totalNearness)
      let pulls = graph.pulls(points, parallelism: parallelism)
      for row in 0..<count {
        Self.turn(
          &speed.x[row], &gains.x[row], toward: push * pushes.x[row] - pull * pulls.x[row],
          momentum)
        Self.turn(
          &speed.y[row], &gains.y[row], toward: push * pushes.y[row] - pull * pulls.y[row],
          momentum)
        let square = speed.x[row] * speed.x[row] + speed.y[row] * speed.y[row]
        if square > Self.longestStep * Self.longestStep {
          let scale = Self.longestStep / square.squareRoot()
          speed.x[row] *= scale
          speed.y[row] *= scale
        }
        points.x[row] += speed.x[row]
        points.y[row] += speed.y[row]
      }
    }
    return points
  }

  /// A coordinate's speed after a force, which counts more the longer it has kept its direction
  /// (Jacobs 1988).
  @inline(__always)
  private static func turn(
    _ speed: inout Float, _ gain: inout Float, toward force: Float, _ momentum: Float
  ) {
    gain = (force > 0) == (speed > 0) ? gain + 0.2 : max(0.01, 0.8 * gain)
    speed = momentum * speed + gain * force
  }
}

extension PlanePoints {
  /// The points turned such that they reach farthest from left to right.
  fileprivate func alongItsLength() -> PlanePoints {
    let total = Double(max(1, count))
    let middleX = x.reduce(0) { $0 + Double($1) } / total
    let middleY = y.reduce(0) { $0 + Double($1) } / total
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for point in 0..<count {
      let across = Double(x[point]) - middleX
      let down = Double(y[point]) - middleY
      xx += across * across
      xy += across * down
      yy += down * down
    }
    let angle = 0.5 * atan2(2 * xy, xx - yy)
    let (cosine, sine) = (Float(cos(angle)), Float(sin(angle)))
    return PlanePoints(
      x: (0..<count).map { cosine * x[$0] + sine * y[$0] },
      y: (0..<count).map { cosine * y[$0] - sine * x[$0] })
  }

  /// The points at one scale from the origin on, with some in a row below the others.
  fileprivate func withRow(of loose: [Int], below placed: [Int]) -> [MapPoint] {
    let left = Double(placed.map { x[$0] }.min() ?? 0)
    let top = Double(placed.map { y[$0] }.min() ?? 0)
    let width = Double(placed.map { x[$0] }.max() ?? 1) - left
    let height = Double(placed.map { y[$0] }.max() ?? 0) - top
    let gap = loose.isEmpty || placed.isEmpty ? 0 : 0.1 * max(width, height)
    let extent = max(width, height + gap, .ulpOfOne)
    var points = (0..<count).map { row in
      MapPoint(x: (Double(x[row]) - left) / extent, y: (Double(y[row]) - top) / extent)
    }
    for (place, row) in loose.enumerated() {
      points[row] = MapPoint(
        x: width / extent * (Double(place) + 0.5) / Double(loose.count),
        y: (height + gap) / extent)
    }
    return points
  }
}
