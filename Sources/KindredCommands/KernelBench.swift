// SPDX-License-Identifier: Apache-2.0

internal import Clustering
internal import Foundation
internal import Kernels
internal import Reports

/// Times kernels on rows.
struct KernelBench {
  /// What can be timed on rows.
  enum Job: String, CaseIterable {
    case dot, gemv, gemm, query, queries, graph, kmeans
  }

  /// The rows that all jobs work on.
  let rows: Matrix
  let parallelism: Parallelism
  let runCount: Int
  let neighborCount: Int
  let clusterCount: Int
  let iterationCount: Int
  /// Where k-means starts; nil for rows that are spread evenly over all.
  let start: Matrix?
  let limits: MachineLimits

  /// Queries of the jobs that have many.
  private static let queryCount = 1_000

  /// What a job found, for those who want to compare it: n x k, or n x 1.
  typealias Outcome = Matrix

  /// Runs a job once to warm up and then `runCount` times.
  func measure(_ job: Job) -> (measurement: BenchReport.Measurement, outcome: Outcome) {
    let (n, d) = (Double(rows.rowCount), Double(rows.columnCount))
    let queries = rows.rows(at: Self.spread(min(rows.rowCount, Self.queryCount), of: rows.rowCount))
    let m = Double(queries.rowCount)
    switch job {
    case .dot:
      return time(job, operations: 2 * n * d, bytes: 8 * n * d) {
        Matrix(
          rowCount: rows.rowCount, columnCount: 1,
          elements: (0..<rows.rowCount).map { row in
            rows.withRow(row) { left in
              rows.withRow(rows.rowCount - 1 - row) { dot(left, $0) }
            }
          })
      }
    case .gemv:
      return time(job, operations: 2 * n * d, bytes: 4 * n * d) {
        let products = queries.withRow(0) { rows.dots($0, parallelism) }
        return Matrix(rowCount: rows.rowCount, columnCount: 1, elements: products)
      }
    case .gemm:
      let right = rows.rows(at: Array(0..<min(rows.rowCount, Self.queryCount)))
      return time(job, operations: 2 * n * d * Double(right.rowCount), bytes: nil) {
        rows.timesTransposed(right, parallelism)
      }
    case .query:
      let one = queries.rows(at: [queries.rowCount / 2])
      return time(job, operations: 2 * n * d, bytes: 4 * n * d) { nearest(one) }
    case .queries:
      return time(job, operations: 2 * m * n * d, bytes: nil) { nearest(queries) }
    case .graph:
      return time(job, operations: n * (n - 1) * d, bytes: nil) {
        outcome(nearestRowGraph(rows, count: neighborCount, parallelism: parallelism))
      }
    case .kmeans:
      // k-means is about directions.
      let rows = rows.normalizedUnlessUnit
      let centroids = start?.normalizedUnlessUnit ?? spreadRows(rows)
      let kmeans = SphericalKMeans(
        clusterCount: centroids.rowCount, maximumIterationCount: iterationCount)
      var passes = 1
      var (measurement, outcome) = time(job, operations: 0, bytes: nil) {
        let clustering = kmeans.fit(rows, from: centroids, parallelism)
        passes = clustering.iterationCount
        return Matrix(
          rowCount: rows.rowCount, columnCount: 1, elements: clustering.assignments.map(Float.init))
      }
      // As many operations as plain passes would need; skipping most of them makes it look faster.
      let operations = 2 * n * d * Double(centroids.rowCount) * Double(passes)
      measurement = BenchReport.Measurement(
        job: job.rawValue, seconds: measurement.seconds, spread: measurement.spread,
        gflops: operations / measurement.seconds / 1e9, gigabytesPerSecond: nil,
        share: operations / measurement.seconds / 1e9 / limits.peakGFLOPS)
      return (measurement, outcome)
    }
  }

  private func nearest(_ queries: Matrix) -> Outcome {
    outcome(
      nearestRows(
        queries: queries, corpus: rows, count: neighborCount, parallelism: parallelism))
  }

  private func outcome(_ lists: [[Neighbor]]) -> Outcome {
    Matrix(rows: lists.map { $0.map { Float($0.row) } })
  }

  private func time(
    _ job: Job, operations: Double, bytes: Double?, _ body: () -> Outcome
  ) -> (BenchReport.Measurement, Outcome) {
    var outcome = body()
    let (median, spread) = Stopwatch.time(runCount) { outcome = body() }
    let gflops = operations / median / 1e9
    let gbps = bytes.map { $0 / median / 1e9 }
    return (
      BenchReport.Measurement(
        job: job.rawValue, seconds: median, spread: spread,
        gflops: gflops, gigabytesPerSecond: gbps,
        share: gbps.map { $0 / limits.streamGBPS } ?? gflops / limits.peakGFLOPS),
      outcome
    )
  }

  /// Where k-means starts unless told: rows at even distances, zero ones left out.
  private func spreadRows(_ rows: Matrix) -> Matrix {
    let present = (0..<rows.rowCount).filter { !rows.isZeroRow($0) }
    let places = Self.spread(min(clusterCount, present.count), of: present.count)
    return rows.rows(at: places.map { present[$0] })
  }

  /// `count` rows at even distances.
  private static func spread(_ count: Int, of total: Int) -> [Int] {
    (0..<count).map { $0 * total / count }
  }
}

extension Matrix {
  /// The matrix itself if its rows have unit length or are zero, else with every row normalized.
  fileprivate var normalizedUnlessUnit: Matrix {
    let isUnit = (0..<rowCount).allSatisfy { row in
      let length = withRow(row) { norm($0) }
      return length == 0 || abs(length - 1) < 1e-5
    }
    return isUnit ? self : normalizedRows()
  }
}

/// Runs work several times.
enum Stopwatch {
  /// The median of `runCount` runs in seconds, and the slowest over the fastest.
  static func time(_ runCount: Int, _ body: () -> Void) -> (median: Double, spread: Double) {
    let seconds = (0..<runCount).map { _ in ContinuousClock().measure(body) / .seconds(1) }
      .sorted()
    return (seconds[seconds.count / 2], seconds[seconds.count - 1] / seconds[0])
  }
}
