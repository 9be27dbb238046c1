// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
internal import KindredKernels
internal import KindredReports

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
  static let queryCount = 1_000

  /// What a job found, for those who want to compare it: n x k, or n x 1.
  typealias Outcome = Matrix

  /// Runs a job once to warm up and then `runCount` times.
  func measure(_ job: Job) -> (measurement: BenchReport.Measurement, outcome: Outcome) {
    let (n, d) = (Double(rows.rowCount), Double(rows.columnCount))
    let queries = rows.rows(at: Self.spread(min(rows.rowCount, Self.queryCount), of: rows.rowCount))
    let m = Double(queries.rowCount)
    var work = BenchReport.Work(rows: rows.rowCount, columns: rows.columnCount)
    switch job {
    case .dot:
      return time(job, work, operations: 2 * n * d, bytes: 8 * n * d, .readingFromBothEnds) {
        Matrix(
          rowCount: rows.rowCount, columnCount: 1,
          elements: (0..<rows.rowCount).map { row in
            rows.withRow(row) { left in
              rows.withRow(rows.rowCount - 1 - row) { dot(left, $0) }
            }
          })
      }
    case .gemv:
      work.queries = 1
      return time(job, work, operations: 2 * n * d, bytes: 4 * n * d, .reading) {
        let products = queries.withRow(0) { rows.dots($0, parallelism: parallelism) }
        return Matrix(rowCount: rows.rowCount, columnCount: 1, elements: products)
      }
    case .gemm:
      let right = rows.rows(at: Array(0..<queries.rowCount))
      work.queries = right.rowCount
      return time(job, work, operations: 2 * m * n * d) {
        rows.timesTransposed(right, parallelism: parallelism)
      }
    case .query:
      let one = queries.rows(at: [queries.rowCount / 2])
      work.queries = 1
      work.neighbors = min(neighborCount, rows.rowCount)
      return time(job, work, operations: 2 * n * d, bytes: 4 * n * d, .reading) { nearest(one) }
    case .queries:
      work.queries = queries.rowCount
      work.neighbors = min(neighborCount, rows.rowCount)
      return time(job, work, operations: 2 * m * n * d) { nearest(queries) }
    case .graph:
      work.neighbors = min(neighborCount, rows.rowCount - 1)
      return time(job, work, operations: n * (n - 1) * d) {
        outcome(nearestRowGraph(rows, count: neighborCount, parallelism: parallelism))
      }
    case .kmeans:
      return measureKMeans()
    }
  }

  /// k-means is about directions.
  private func measureKMeans() -> (BenchReport.Measurement, Outcome) {
    let rows = rows.normalizedUnlessUnit
    let centroids = start?.normalizedUnlessUnit ?? spreadRows(rows)
    let kmeans = SphericalKMeans(
      clusterCount: centroids.rowCount, maximumIterationCount: iterationCount)
    var passes = 1
    var outcome = Matrix(rowCount: 0, columnCount: 1)
    let timing = limits.time(runCount, against: .products) {
      let clustering = kmeans.fit(rows, from: centroids, parallelism: parallelism)
      passes = clustering.iterationCount
      outcome = Matrix(
        rowCount: rows.rowCount, columnCount: 1, elements: clustering.assignments.map(Float.init))
    }
    var work = BenchReport.Work(rows: rows.rowCount, columns: rows.columnCount)
    work.clusters = centroids.rowCount
    work.passes = passes
    // As many operations as plain passes would need; skipping most of them makes it look faster.
    let operations =
      2 * Double(rows.rowCount * rows.columnCount) * Double(centroids.rowCount * passes)
    return (measurement(.kmeans, work, timing, operations: operations), outcome)
  }

  private func nearest(_ queries: Matrix) -> Outcome {
    outcome(
      nearestRows(
        queries: queries, corpus: rows, count: neighborCount, parallelism: parallelism))
  }

  private func outcome(_ lists: [[Neighbor]]) -> Outcome {
    Matrix(rows: lists.map { $0.map { Float($0.row) } })
  }

  /// Times a job that some bound is known for; the rest is left to matrix products.
  private func time(
    _ job: Job, _ work: BenchReport.Work, operations: Double, bytes: Double? = nil,
    _ bound: MachineLimits.Bound = .products, _ body: () -> Outcome
  ) -> (BenchReport.Measurement, Outcome) {
    var outcome = Matrix(rowCount: 0, columnCount: 0)
    let timing = limits.time(runCount, against: bound) { outcome = body() }
    return (measurement(job, work, timing, operations: operations, bytes: bytes), outcome)
  }

  private func measurement(
    _ job: Job, _ work: BenchReport.Work, _ timing: MachineLimits.Timing, operations: Double,
    bytes: Double? = nil
  ) -> BenchReport.Measurement {
    BenchReport.Measurement(
      job: job.rawValue, work: work, seconds: timing.median, spread: timing.spread,
      gflops: operations / timing.median / 1e9,
      gigabytesPerSecond: bytes.map { $0 / timing.median / 1e9 },
      ceiling: timing.observation.ceiling, isBusy: timing.observation.isBusy)
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
