// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import TestSupport
import Testing

@testable import KindredClustering

@Suite struct MapFidelityTests {
  private struct Case: Decodable {
    let points: [[Double]]
    let rows: [[Double]]
    let trustworthiness: Double
    let overlap: Double
  }

  /// All other rows of each, nearest first.
  private func ranked(_ rows: [[Double]]) -> [[Int]] {
    rows.indices.map { row in
      let distances = rows.map { other in
        zip(other, rows[row]).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      return rows.indices.filter { $0 != row }.sorted { (distances[$0], $0) < (distances[$1], $1) }
    }
  }

  @Test func figuresAreThoseOfScikitLearn() throws {
    let expected = try Golden.load("maps", as: Case.self)
    let ranked = ranked(expected.rows)
    let graph = ranked.map { others in
      others.prefix(10).enumerated().map { Neighbor(row: $1, similarity: 1 - 0.01 * Double($0)) }
    }
    let fidelity = MapFidelity(
      expected.points.map { MapPoint(x: $0[0], y: $0[1]) }, neighbors: graph)
    let ranks = fidelity.nearest.enumerated().map { row, near in
      near.map { (ranked[row].firstIndex(of: $0) ?? -1) + 1 }
    }
    let trust = try #require(fidelity.trustworthiness(ranks: ranks))
    #expect(abs(trust - expected.trustworthiness) < Tolerance.double)
    #expect(abs(fidelity.overlap - expected.overlap) < Tolerance.double)
  }

  @Test(arguments: [1, 2, 12, 300]) func nearestPointsAreThoseOfSorting(count: Int) {
    for (seed, spread) in [(1, 1), (2, 0), (3, 1000)] as [(UInt64, Float)] {
      var points = PlanePoints(
        x: Seeded.matrix(1, count, seed: seed).rowArrays[0].map { spread * $0 },
        y: Seeded.matrix(1, count, seed: seed + 9).rowArrays[0])
      // A far point and equal ones.
      points.x[0] = 1e5
      if count > 4 { (points.x[2], points.y[2]) = (points.x[3], points.y[3]) }
      let found = nearestPoints(points, count: 10, parallelism: Parallelism(threadCount: 2))
      for point in 0..<count {
        let expected = (0..<count).filter { $0 != point }.sorted {
          (points.squaredDistance(point, $0), $0) < (points.squaredDistance(point, $1), $1)
        }
        #expect(found[point] == Array(expected.prefix(10)), "\(point) of \(count)")
      }
    }
  }

  @Test func theNearestOnTheMapIsTrueOrNot() {
    let points = [0.0, 0.1, 0.9, 1, 0.5].map { MapPoint(x: $0, y: 0) }
    func near(_ row: Int) -> [Neighbor] { [Neighbor(row: row, similarity: 1)] }
    let fidelity = MapFidelity(points, neighbors: [near(1), near(4), near(3), near(2), []])
    #expect(fidelity.isNearestTrue == [true, false, true, true, false])
    #expect(MapFidelity([], neighbors: []).overlap == 1)
    #expect(MapFidelity([points[0]], neighbors: [[]]).trustworthiness(ranks: [[]]) == nil)
  }
}
