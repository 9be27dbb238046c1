// SPDX-License-Identifier: Apache-2.0

/// How fast kernels were.
public struct BenchReport: Report {
  /// One job's figures.
  public struct Measurement: Encodable, Sendable {
    /// What was timed.
    public let job: String

    /// The median of its runs.
    public let seconds: Double

    /// The slowest over the fastest run.
    public let spread: Double

    /// 10⁹ floating-point operations a second; nil for a job that is not about them.
    public let gflops: Double?

    /// 10⁹ bytes read a second, for a job that memory bounds.
    public let gigabytesPerSecond: Double?

    /// The part of what the machine can do, where that is known.
    public let share: Double?

    /// Papers a second, for a job on papers.
    public let papersPerSecond: Double?

    /// What the job made, in numbers.
    public let made: [String: Double]?

    private enum CodingKeys: String, CodingKey {
      case job, seconds, spread, gflops, share, made
      case gigabytesPerSecond = "gbps"
      case papersPerSecond = "papers_per_second"
    }

    /// Figures of a job.
    public init(
      job: String, seconds: Double, spread: Double, gflops: Double? = nil,
      gigabytesPerSecond: Double? = nil, share: Double? = nil, papersPerSecond: Double? = nil,
      made: [String: Double]? = nil
    ) {
      self.job = job
      self.seconds = seconds
      self.spread = spread
      self.gflops = gflops
      self.gigabytesPerSecond = gigabytesPerSecond
      self.share = share
      self.papersPerSecond = papersPerSecond
      self.made = made
    }
  }

  /// What it was measured on.
  public struct Machine: Encodable, Sendable {
    let processor: String
    let openblas: String
    let core: String
    let threads: Int
    let peakGFLOPS: Double
    let streamGBPS: Double

    private enum CodingKeys: String, CodingKey {
      case processor, openblas, core, threads
      case peakGFLOPS = "peak_gflops"
      case streamGBPS = "stream_gbps"
    }

    /// A processor, its OpenBLAS, and what both do at most with so many threads.
    public init(
      processor: String, openblas: String, core: String, threads: Int, peakGFLOPS: Double,
      streamGBPS: Double
    ) {
      self.processor = processor
      self.openblas = openblas
      self.core = core
      self.threads = threads
      self.peakGFLOPS = peakGFLOPS
      self.streamGBPS = streamGBPS
    }
  }

  /// One job's figures alone, or all figures and what they were measured on.
  public enum Document: Encodable {
    case one(Measurement)
    case all(machine: Machine, size: Int, dimension: Int, jobs: [Measurement])

    private enum CodingKeys: String, CodingKey {
      case machine, size, dimension, jobs
    }

    /// One job's own fields, or the machine and a list of jobs.
    public func encode(to encoder: any Encoder) throws {
      switch self {
      case .one(let measurement):
        try measurement.encode(to: encoder)
      case .all(let machine, let size, let dimension, let jobs):
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(machine, forKey: .machine)
        try fields.encode(size, forKey: .size)
        try fields.encode(dimension, forKey: .dimension)
        try fields.encode(jobs, forKey: .jobs)
      }
    }
  }

  private let machine: Machine
  private let rowCount: Int
  private let dimension: Int

  /// The figures, in the order measured.
  public let lines: [Measurement]

  /// A report on jobs over `rowCount` rows of `dimension` columns.
  public init(machine: Machine, rowCount: Int, dimension: Int, measurements: [Measurement]) {
    self.machine = machine
    self.rowCount = rowCount
    self.dimension = dimension
    lines = measurements
  }

  /// All figures; of a single job, its own.
  public var document: Document {
    lines.count == 1
      ? .one(lines[0])
      : .all(machine: machine, size: rowCount, dimension: dimension, jobs: lines)
  }

  /// A row for each job.
  public var table: Table {
    Table(
      [
        .text("job"), .number("median ms"), .number("spread"), .number("GFLOP/s"),
        .number("GB/s"), .number("papers/s"), .number("share"),
      ],
      rows: lines.map {
        [
          $0.job, (1_000 * $0.seconds).fixed(3), $0.spread.fixed(2), $0.gflops?.fixed(1) ?? "",
          $0.gigabytesPerSecond?.fixed(1) ?? "", $0.papersPerSecond?.fixed(0) ?? "",
          $0.share.map { "\((100 * $0).fixed(0)) %" } ?? "",
        ]
      })
  }

  /// What was measured on, and the table.
  public func text(width: Int) -> String {
    "\(machine.processor), \(machine.openblas), \(machine.core) kernels\n"
      + "\(machine.threads) threads: at most \(machine.peakGFLOPS.fixed(1)) GFLOP/s and "
      + "\(machine.streamGBPS.fixed(1)) GB/s\n\(rowCount) x \(dimension)\n\n"
      + table.text(width: width)
  }
}
