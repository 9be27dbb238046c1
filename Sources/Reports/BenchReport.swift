// SPDX-License-Identifier: Apache-2.0

/// How fast kernels were.
public struct BenchReport: Report {
  /// One kernel's figures.
  public struct Measurement: Encodable, Sendable {
    let job: String
    let seconds: Double
    let spread: Double
    let gflops: Double
    let gigabytesPerSecond: Double?

    private enum CodingKeys: String, CodingKey {
      case job, seconds, spread, gflops
      case gigabytesPerSecond = "gbps"
    }

    /// Figures of a job.
    ///
    /// - Parameters:
    ///   - seconds: the median of its runs.
    ///   - spread: the slowest over the fastest run.
    ///   - gflops: 10⁹ floating-point operations a second.
    ///   - gigabytesPerSecond: 10⁹ bytes read a second, for a job that memory bounds.
    public init(
      job: String, seconds: Double, spread: Double, gflops: Double, gigabytesPerSecond: Double?
    ) {
      self.job = job
      self.seconds = seconds
      self.spread = spread
      self.gflops = gflops
      self.gigabytesPerSecond = gigabytesPerSecond
    }
  }

  /// All figures and what they were measured on.
  public struct Document: Encodable {
    let openblas: String
    let threads: Int
    let size: Int
    let dimension: Int
    let jobs: [Measurement]
  }

  /// All figures and what they were measured on.
  public let document: Document

  /// A report on kernels over `size` rows of `dimension` columns.
  public init(
    configuration: String, threadCount: Int, size: Int, dimension: Int,
    measurements: [Measurement]
  ) {
    document = Document(
      openblas: configuration, threads: threadCount, size: size, dimension: dimension,
      jobs: measurements)
  }

  /// A job a line.
  public var lines: [Measurement] { document.jobs }

  /// A row for each job.
  public var table: Table {
    Table(
      [
        .text("job"), .number("median ms"), .number("spread"), .number("GFLOP/s"),
        .number("GB/s"),
      ],
      rows: document.jobs.map {
        [
          $0.job, (1_000 * $0.seconds).fixed(3), $0.spread.fixed(2), $0.gflops.fixed(1),
          $0.gigabytesPerSecond?.fixed(1) ?? "",
        ]
      })
  }

  /// What was measured on, and the table.
  public func text(width: Int) -> String {
    "\(document.openblas), \(document.threads) threads, "
      + "\(document.size) x \(document.dimension)\n" + table.text(width: width)
  }
}
