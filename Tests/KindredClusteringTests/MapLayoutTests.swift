// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import TestSupport
import Testing

@testable import KindredClustering

@Suite struct MapLayoutTests {
  /// Rows in three groups, and their ten nearest.
  private func graph(_ count: Int, dimension: Int = 5) -> [[Neighbor]] {
    let noise = Seeded.matrix(count, dimension, seed: 3)
    let rows = (0..<count).map { row in
      (0..<dimension).map { ($0 == row % 3 ? 1 : 0) + 0.15 * noise[row, $0] }
    }
    return nearestRowGraph(Matrix(rows: rows).normalizedRows(), count: 10)
  }

  @Test func groupsLieApart() {
    let points = MapLayout().points(neighbors: graph(90))
    func mean(_ isSame: Bool) -> Double {
      var sum: Double = 0
      var count: Double = 0
      for left in 0..<90 {
        for right in 0..<left where (left % 3 == right % 3) == isSame {
          sum += Self.distance(points[left], points[right])
          count += 1
        }
      }
      return sum / count
    }
    #expect(mean(true) * 2 < mean(false))
  }

  private static func distance(_ left: MapPoint, _ right: MapPoint) -> Double {
    ((left.x - right.x) * (left.x - right.x) + (left.y - right.y) * (left.y - right.y))
      .squareRoot()
  }

  @Test(arguments: [90, 1_100]) func theSamePlacesForAnyThreads(count: Int) {
    let graph = graph(count)
    let layout = MapLayout(stepCount: 40)
    let points = layout.points(neighbors: graph)
    for threads in [2, 3] {
      let parallelism = Parallelism(threadCount: threads)
      #expect(layout.points(neighbors: graph, parallelism: parallelism) == points)
    }
    #expect(MapLayout(stepCount: 40, seed: 7).points(neighbors: graph) != points)
  }

  @Test func theLongerSideIsFilledAndBothHaveOneScale() {
    let points = MapLayout().points(neighbors: graph(90))
    #expect(points.map(\.x).min() == 0 && points.map(\.x).max() == 1)
    #expect(points.map(\.y).min() == 0 && points.map(\.y).max() ?? 2 <= 1)
  }

  @Test func neighborsAreKept() {
    let few = graph(90)
    let overlap = MapFidelity(MapLayout().points(neighbors: few), neighbors: few).overlap
    #expect(overlap > 0.7)
    // Without steps there is only the start.
    let many = graph(2_100)
    let overlaps = [0, 200].map { steps in
      MapFidelity(MapLayout(stepCount: steps).points(neighbors: many), neighbors: many).overlap
    }
    #expect(overlaps[1] > overlaps[0] + 0.2)
  }

  @Test func refinementKeepsMoreNeighbors() {
    let neighbors = graph(60)
    let graph = MapGraph(neighbors, count: 10)
    var points = PlanePoints(
      x: Seeded.matrix(1, 60, seed: 4).rowArrays[0], y: Seeded.matrix(1, 60, seed: 5).rowArrays[0])
    func overlap() -> Double {
      let places = (0..<60).map { MapPoint(x: Double(points.x[$0]), y: Double(points.y[$0])) }
      return MapFidelity(places, neighbors: neighbors).overlap
    }
    let before = overlap()
    MapRefinement(seed: 1).refine(&points, graph)
    #expect(overlap() > before + 0.3)
  }

  @Test func fewAndUnconnectedRowsHavePlaces() {
    func near(_ row: Int) -> [Neighbor] { [Neighbor(row: row, similarity: 0.5)] }
    #expect(MapLayout().points(neighbors: []).isEmpty)
    for graph in [
      [[]], [[], []], [near(1), near(0)], [near(1), near(0), []],
      [near(1), near(0), near(3), near(2), [], []],
      [[Neighbor(row: 1, similarity: 0)], [Neighbor(row: 0, similarity: -0.5)]],
    ] as [[[Neighbor]]] {
      let points = MapLayout().points(neighbors: graph)
      #expect(points.count == graph.count)
      #expect(points.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) })
      #expect(Set(points.map { [$0.x, $0.y] }).count == points.count)
    }
    let points = MapLayout().points(neighbors: [near(1), near(0), []])
    #expect(points[2].y > points[0].y && points[2].y > points[1].y)
  }

  /// The pushes by looking at every pair, in double precision.
  private func plain(_ points: PlanePoints) -> (x: [Double], y: [Double], total: Double) {
    let pushes = Twin.studentPushes(on: points, from: points, masses: points.x.map { _ in 1 })
    return (pushes.x, pushes.y, pushes.nearness.reduce(0) { $0 + $1 - 1 })
  }

  @Test(arguments: [1, 2, 70, 1_024, 3_000]) func pushesAreThoseOfAllPairs(count: Int) {
    let spread: Float = 20
    let points = PlanePoints(
      x: Seeded.matrix(1, count, seed: 6).rowArrays[0].map { spread * $0 },
      y: Seeded.matrix(1, count, seed: 7).rowArrays[0].map { spread * $0 })
    let pushes = MapPushes(points, parallelism: .sequential)
    let expected = plain(points)
    let isPairwise = count <= MapPushes.mostPairwise
    #expect(
      abs(pushes.totalNearness - expected.total) <= (isPairwise ? 1e-4 : 0.01) * expected.total
        + 1e-3)
    let off = (0..<count).map {
      hypot(Double(pushes.x[$0]) - expected.x[$0], Double(pushes.y[$0]) - expected.y[$0])
    }
    let length = (0..<count).map { hypot(expected.x[$0], expected.y[$0]) }.reduce(0, +)
    #expect(off.reduce(0, +) <= (isPairwise ? 1e-5 : 0.03) * length + 1e-6)
  }
}
