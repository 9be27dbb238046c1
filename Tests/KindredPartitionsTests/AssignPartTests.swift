// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredKernels
import KindredPartitions
import TestSupport
import Testing

@Suite struct AssignPartTests {
  private let halves = HalfMatrix(rounding: Seeded.unitRows(900, 12))

  /// The rows that halves stand for.
  private var rows: Matrix { halves.rows(at: Array(0..<halves.rowCount)).normalizedRows() }

  private func identified() -> [[String]] {
    (0..<halves.rowCount).map { ["p\($0)", halves.base64($0)] }
  }

  /// Rows of a pass, the first of which has the centroids.
  private func withCentroids(_ rows: [[String]], _ centroids: [[String]]) -> [[String]] {
    let state = centroids.map { $0[3] }.joined(separator: ",")
    return rows.enumerated().map { [$0 == 0 ? state : ""] + $1 }
  }

  private func pass(_ centroids: [[String]], parts: Int) throws -> [[String]] {
    let rows = identified()
    let size = (rows.count + parts - 1) / parts
    let sums = try stride(from: 0, to: rows.count, by: size).flatMap { start in
      try Pipes.run(
        AssignPart(.sums),
        withCentroids(Array(rows[start..<min(start + size, rows.count)]), centroids))
    }
    let former = centroids.map { [$0[0], "0", "", $0[3]] }
    return try Pipes.run(CentroidsPart(), Pipes.sorted(sums.reversed() + former, by: [0]))
      .sorted { (Int($0[0]) ?? 0) < (Int($1[0]) ?? 0) }
  }

  @Test func passesAreThoseOfOneMachine() throws {
    let kMeans = SphericalKMeans(clusterCount: 11, maximumIterationCount: 6)
    var centroids = try Pipes.run(SeedsPart(clusterCount: 11), identified())
    #expect(centroids.map { $0[3] } == kMeans.seeds(rows).rowArrays.map(\.base64))
    for _ in 0..<6 { centroids = try pass(centroids, parts: 3) }
    let one = kMeans.fit(rows, from: kMeans.seeds(rows))
    let found = try centroids.map { try [Float](base64: Array($0[3].utf8)[...]) }
    #expect(distance(Matrix(rows: found).elements, one.centroids.elements) < 1e-6)
    #expect(centroids.reduce(0) { $0 + (Int($1[1]) ?? 0) } == 900)
    let inertia = centroids.reduce(0) { $0 + (Double($1[1]) ?? 0) - (Double($1[2]) ?? 0) }
    #expect(abs(inertia - one.inertia) < 1e-5 * one.inertia)
    let assigned = try Pipes.run(
      AssignPart(.assignments), withCentroids(identified(), centroids))
    let nearest = nearestCentroids(rows, Matrix(rows: found)).indices
    #expect(assigned.map { $0[0] } == identified().map { $0[0] })
    #expect(assigned.map { $0[1] } == nearest.map(String.init))
  }

  @Test(arguments: [2, 5, 900]) func partsDoNotShow(parts: Int) throws {
    let seeds = try Pipes.run(SeedsPart(clusterCount: 7), identified())
    #expect(try pass(seeds, parts: parts) == pass(seeds, parts: 1))
  }

  @Test func aClusterWithoutRowsKeepsItsCentroid() throws {
    let centroid = [Float(0), 1].base64
    let rows = try Pipes.run(CentroidsPart(), [["3", "0", "", centroid]])
    #expect(rows == [["3", "0", "0.0", centroid]])
  }

  @Test func aRowOfLengthZeroBelongsToNone() throws {
    let zero = HalfMatrix(rounding: Matrix(rowCount: 1, columnCount: 2)).base64(0)
    let state = [Float(0), 1].base64
    #expect(
      try Pipes.run(AssignPart(.assignments), [[state, "p", zero]]) == [["p", "-1", "0.0"]])
    #expect(try Pipes.run(AssignPart(.sums), [[state, "p", zero]]).isEmpty)
  }

  @Test func cellsAreTheNearestCentroids() throws {
    let seeds = try Pipes.run(SeedsPart(clusterCount: 7), identified())
    let cells = try Pipes.run(
      AssignPart(.cells(count: 3)), withCentroids(identified(), seeds))
    let first = try Pipes.run(AssignPart(.assignments), withCentroids(identified(), seeds))
    #expect(cells.count == 2_700)
    #expect(cells.filter { $0[2] == "0" }.map { $0[1] } == first.map { $0[1] })
    #expect(Set(cells.map { $0[0] + " " + $0[1] }).count == 2_700)
  }

  @Test func rowsBeforeTheCentroidsAreAnError() {
    #expect(throws: PartError.self) {
      try Pipes.run(AssignPart(.sums), [["", "p", ""]])
    }
  }
}
