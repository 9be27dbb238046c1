// SPDX-License-Identifier: Apache-2.0

import Clustering
import Kernels
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
