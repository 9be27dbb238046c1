// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation

/// The memory that jobs need, reckoned before it is asked for: an allocation that fails cannot be
/// told.
///
/// What is reckoned is what grows with the options, rounded up, as it is held at the same time.
struct BenchMemory: Equatable {
  /// What it is needed for, as a person would say it.
  let purpose: String

  /// Bytes.
  let needed: Double

  /// Why there is not enough, in one sentence; nil if there is.
  func refusal(physicalMemory: UInt64 = ProcessInfo.processInfo.physicalMemory) -> String? {
    guard needed > Double(physicalMemory) else { return nil }
    return "\(purpose) needs about \(Self.text(needed)) of memory, and this machine has "
      + Self.text(Double(physicalMemory))
  }

  /// Refuses what there is not enough memory for.
  func check() throws(ValidationError) {
    if let refusal = refusal() { throw ValidationError(refusal) }
  }

  /// Of a job on rows, and of the rows.
  init(
    _ job: KernelBench.Job, rowCount: Int, columnCount: Int, neighborCount: Int, clusterCount: Int
  ) {
    let (n, d) = (Double(rowCount), Double(columnCount))
    let queries = min(n, Double(KernelBench.queryCount))
    let found = min(n, Double(neighborCount))
    let clusters = min(n, Double(clusterCount))
    var purpose = "\(job.rawValue) on \(rowCount) x \(columnCount) rows"
    // A neighbor stands in a list while it is searched, in a result, and in what is kept of two
    // runs.
    let neighborSize = 40.0
    let own: Double
    switch job {
    case .dot, .gemv: own = 12 * n
    case .gemm: own = 4 * queries * (d + 2 * n)
    case .query, .queries, .graph:
      let lists = job == .query ? 1 : job == .queries ? queries : n
      own = 4 * queries * d + lists * found * neighborSize
      purpose += " with \(Int(found)) neighbors"
    case .kmeans:
      // Rows of unit length; centroids before and after, in order, and their sums in double
      // precision; a bound for each of up to 128 groups of centroids.
      own = 4 * n * d + 32 * clusters * d + 4 * n * (min(clusters, 128) + 4)
      purpose += " with \(Int(clusters)) clusters"
    }
    self.purpose = purpose
    needed = 4 * n * d + own
  }

  /// Of a projection of papers beyond what the papers take.
  init(projectionOf paperCount: Int, termCount: Int, dimension: Int) {
    let (n, v) = (Double(paperCount), Double(termCount))
    let width = min(Double(dimension) + 16, n, v)
    purpose =
      "projection of \(paperCount) papers with \(termCount) terms onto \(dimension) directions"
    // Directions, their image and its turned copy, papers' rows, and squares in double precision.
    needed = 4 * width * (4 * v + 2 * n) + 32 * width * width
  }

  /// `2.6 TB`, in powers of ten, as memory is sold.
  private static func text(_ bytes: Double) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
    var (value, unit) = (bytes, 0)
    while value >= 1_000, unit + 1 < units.count { (value, unit) = (value / 1_000, unit + 1) }
    return String(format: unit == 0 ? "%.0f " : "%.1f ", value) + units[unit]
  }
}
