// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels

/// Moves few points of a map one by one such that more of the ten nearest on it are the ten
/// nearest in truth: simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) of the number that
/// are.
struct MapRefinement {
  /// What random numbers are drawn from.
  let seed: UInt64

  /// Points up to which a map is refined.
  static let mostPoints = 2_000

  /// Trials for each point, and all trials times points, at most.
  private static let trialsPerPoint = 1_000
  private static let mostWork = 100_000_000

  /// How many neighbors lost are taken as often as not, at first and at last.
  private static let heat = (first: 0.4, last: 0.05)

  /// Moves the points of a graph. O(n) a trial, at most 1,000 n trials; O(n²) memory.
  func refine(_ points: inout PlanePoints, _ graph: MapGraph) {
    let count = points.count
    guard count <= Self.mostPoints, count > MapLayout.neighborCount + 1 else { return }
    var state = NearestOnMap(points, graph)
    var generator = SeededGenerator(seed: seed)
    let trials = min(Self.trialsPerPoint * count, Self.mostWork / count)
    for trial in 0..<trials {
      let done = Double(trial) / Double(trials)
      let heat = Self.heat.first * pow(Self.heat.last / Self.heat.first, done)
      let point = generator.next(below: count)
      let place = state.proposal(for: point, edges: graph.edges(point), &generator)
      let gain = state.gain(of: point, at: place)
      if gain >= 0 || generator.nextUniform() < exp(Double(gain) / heat) {
        state.move(point, to: place)
      }
    }
    points = state.points
  }
}

/// The ten nearest of each point of a map and the next one, kept while points move.
private struct NearestOnMap {
  private(set) var points: PlanePoints

  private static let listSize = MapLayout.neighborCount + 1

  /// For each point the points nearest to it, nearest first, and their squared distances.
  private var lists: [Int]
  private var distances: [Float]

  /// n x n: whether a point is among those that are to be near another.
  private let isWanted: [Bool]

  init(_ points: PlanePoints, _ graph: MapGraph) {
    let count = points.count
    self.points = points
    lists = [Int](repeating: 0, count: count * Self.listSize)
    distances = [Float](repeating: 0, count: count * Self.listSize)
    var isWanted = [Bool](repeating: false, count: count * count)
    for (row, others) in graph.nearest.enumerated() {
      for other in others { isWanted[row * count + other] = true }
    }
    self.isWanted = isWanted
    for point in 0..<count { makeList(point) }
  }

  /// A place near a point's own, or on the way to one of those that it has an edge with.
  func proposal(
    for point: Int, edges: ArraySlice<Int>, _ generator: inout SeededGenerator
  ) -> (x: Float, y: Float) {
    let reach = distances[point * Self.listSize + Self.listSize - 2].squareRoot()
    let (across, down) = generator.nextGaussianPair()
    if generator.next(below: 2) == 0 || edges.isEmpty {
      let scale = reach * Float(pow(10, -1.5 * generator.nextUniform()))
      return (points.x[point] + scale * Float(across), points.y[point] + scale * Float(down))
    }
    let other = edges[edges.startIndex + generator.next(below: edges.count)]
    let share = Float(generator.nextUniform())
    return (
      points.x[point] + share * (points.x[other] - points.x[point]) + 0.1 * reach * Float(across),
      points.y[point] + share * (points.y[other] - points.y[point]) + 0.1 * reach * Float(down)
    )
  }

  /// How many more wanted neighbors all points would have if one were at another place.
  func gain(of point: Int, at place: (x: Float, y: Float)) -> Int {
    let count = points.count
    let size = Self.listSize
    var gain = 0
    // The nearest of the new place, the farthest of them first to go.
    var best = [(distance: Float, other: Int)]()
    best.reserveCapacity(size)
    for other in 0..<count where other != point {
      let distance = squaredDistance(other, place)
      let last = other * size + size - 1
      if points.squaredDistance(other, point) <= distances[last - 1] {
        if distance > distances[last] {
          gain += value(other, lists[last]) - value(other, point)
        }
      } else if distance < distances[last - 1] {
        gain += value(other, point) - value(other, lists[last - 1])
      }
      if best.count < size - 1 || distance < best[best.count - 1].distance {
        if best.count == size - 1 { best.removeLast() }
        var at = best.count
        while at > 0, best[at - 1].distance > distance { at -= 1 }
        best.insert((distance, other), at: at)
      }
    }
    for (_, other) in best { gain += value(point, other) }
    for rank in 0..<size - 1 { gain -= value(point, lists[point * size + rank]) }
    return gain
  }

  mutating func move(_ point: Int, to place: (x: Float, y: Float)) {
    let size = Self.listSize
    let old = points
    points.x[point] = place.x
    points.y[point] = place.y
    makeList(point)
    for other in 0..<points.count where other != point {
      let distance = points.squaredDistance(other, point)
      let last = other * size + size - 1
      if old.squaredDistance(other, point) <= distances[last] {
        if distance > distances[last] {
          makeList(other)
          continue
        }
        remove(point, from: other)
        insert(point, distance, into: other, from: size - 1)
      } else if distance < distances[last] {
        insert(point, distance, into: other, from: size - 1)
      }
    }
  }

  private func value(_ point: Int, _ other: Int) -> Int {
    isWanted[point * points.count + other] ? 1 : 0
  }

  private func squaredDistance(_ point: Int, _ place: (x: Float, y: Float)) -> Float {
    let across = points.x[point] - place.x
    let down = points.y[point] - place.y
    return across * across + down * down
  }

  /// Closes the gap that a point leaves in a list, whose last place is free then.
  private mutating func remove(_ point: Int, from other: Int) {
    let start = other * Self.listSize
    guard var at = (start..<start + Self.listSize).first(where: { lists[$0] == point }) else {
      return
    }
    while at + 1 < start + Self.listSize {
      lists[at] = lists[at + 1]
      distances[at] = distances[at + 1]
      at += 1
    }
  }

  /// Puts a point into a list, of which the last is lost or free.
  private mutating func insert(_ point: Int, _ distance: Float, into other: Int, from rank: Int) {
    let start = other * Self.listSize
    var at = start + rank
    while at > start, distances[at - 1] > distance {
      lists[at] = lists[at - 1]
      distances[at] = distances[at - 1]
      at -= 1
    }
    lists[at] = point
    distances[at] = distance
  }

  private mutating func makeList(_ point: Int) {
    let start = point * Self.listSize
    for rank in 0..<Self.listSize { distances[start + rank] = .infinity }
    for other in 0..<points.count where other != point {
      let distance = points.squaredDistance(point, other)
      if distance < distances[start + Self.listSize - 1] {
        insert(other, distance, into: point, from: Self.listSize - 1)
      }
    }
  }
}
