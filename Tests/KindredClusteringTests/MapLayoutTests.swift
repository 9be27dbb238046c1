// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredClustering
import KindredKernels
import TestSupport
import Testing

@Suite struct MapLayoutTests {
  private let rows: Matrix = {
    func value(_ row: Int, _ column: Int) -> Float {
      let noise = Float((row * 13 + column * 7) % 10)
      return (column == row % 3 ? 1 : 0) + 0.1 * noise
    }
    let rows = (0..<90).map { row in (0..<5).map { value(row, $0) } }
    return Matrix(rows: rows).normalizedRows()
  }()

  private func points(_ rows: Matrix, groups: [Int], threads: Int = 1) -> [MapPoint] {
    let graph = nearestRowGraph(rows, count: 6, parallelism: Parallelism(threadCount: threads))
    return MapLayout().points(rows, neighbors: graph, groups: groups)
  }

  @Test func groupsLieApart() {
    let groups = (0..<90).map { $0 % 3 }
    let points = points(rows, groups: groups)
    func mean(_ isSame: Bool) -> Double {
      var sum: Double = 0
      var count: Double = 0
      for left in 0..<90 {
        for right in 0..<left where (groups[left] == groups[right]) == isSame {
          let x: Double = points[left].x - points[right].x
          let y: Double = points[left].y - points[right].y
          sum += (x * x + y * y).squareRoot()
          count += 1
        }
      }
      return sum / count
    }
    #expect(mean(true) * 2 < mean(false))
    #expect(points.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) })
    #expect(self.points(rows, groups: groups, threads: 3) == points)
  }

  /// A few steps of the layout, every pair of points looked at.
  private func plain(
    _ start: [(x: Double, y: Double)], _ graph: [[Neighbor]], _ groups: [Int], steps: Int
  ) -> [(x: Double, y: Double)] {
    var places = start
    for step in 0..<steps {
      var forces = places.map { _ in (x: 0.0, y: 0.0) }
      func pull(_ row: Int, _ weight: Double, to target: (x: Double, y: Double)) {
        forces[row].x += weight * (target.x - places[row].x)
        forces[row].y += weight * (target.y - places[row].y)
      }
      for (row, neighbors) in graph.enumerated() {
        for neighbor in neighbors where neighbor.similarity > 0 {
          pull(row, 0.1 * neighbor.similarity, to: places[neighbor.row])
          pull(neighbor.row, 0.1 * neighbor.similarity, to: places[row])
        }
      }
      for row in places.indices {
        let own = places.indices.filter { groups[$0] == groups[row] }.map { places[$0] }
        let count = Double(own.count)
        pull(
          row, 0.15,
          to: (own.reduce(0) { $0 + $1.x } / count, own.reduce(0) { $0 + $1.y } / count))
        for other in places.indices where other != row {
          let (x, y) = (places[row].x - places[other].x, places[row].y - places[other].y)
          let distance = (x * x + y * y).squareRoot()
          if distance >= 2 || distance == 0 { continue }
          let factor = groups[row] == groups[other] ? 0.25 : 0.5
          pull(row, -factor * (2 - distance) / (distance + 0.1), to: places[other])
        }
      }
      let longest = Double(steps - step) / Double(steps)
      for row in places.indices {
        let force = forces[row]
        let length = (force.x * force.x + force.y * force.y).squareRoot()
        let scale = length > longest ? longest / length : 1
        places[row] = (places[row].x + scale * force.x, places[row].y + scale * force.y)
      }
    }
    return places
  }

  /// Coordinates from 0 to 1.
  private func stretched(_ values: [Double]) -> [Double] {
    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
    return values.map { ($0 - least) / (most - least) }
  }

  @Test func everyNearPairPushes() {
    let groups = (0..<90).map { $0 % 3 }
    let graph = nearestRowGraph(rows, count: 6)
    // Where the steps begin: principal coordinates, each point a little off on a spiral.
    let eigen = SymmetricEigen(rows.gram(), side: 5)
    let start = (0..<90).map { row in
      let (angle, radius) = (2.399_963_229_728_653 * Double(row), 0.3 * Double(row).squareRoot())
      func coordinate(_ direction: Int) -> Double {
        90.0.squareRoot()
          * (0..<5).reduce(0.0) { $0 + Double(rows[row, $1]) * eigen.vectors[direction][$1] }
      }
      return (x: coordinate(0) + radius * cos(angle), y: coordinate(1) + radius * sin(angle))
    }
    for steps in [1, 3, 6] {
      let found = MapLayout(stepCount: steps).points(rows, neighbors: graph, groups: groups)
      let expected = plain(start, graph, groups, steps: steps)
      #expect(distance(found.map(\.x), stretched(expected.map(\.x))) < 1e-6, "\(steps) steps")
      #expect(distance(found.map(\.y), stretched(expected.map(\.y))) < 1e-6, "\(steps) steps")
    }
  }

  @Test func edgesHavePlaces() {
    #expect(points(Matrix(rowCount: 0, columnCount: 2), groups: []).isEmpty)
    #expect(points(Matrix(rows: [[1, 0]]), groups: [0]).count == 1)
    for rows in [
      Matrix(rows: [[0, 0], [0, 0]]), Matrix(rows: [[1, 0], [1, 0]]),
      Matrix(rowCount: 3, columnCount: 0),
    ] {
      let points = points(rows, groups: [Int](repeating: -1, count: rows.rowCount))
      #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
      #expect(points.count == rows.rowCount)
    }
  }
}
