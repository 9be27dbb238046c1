// SPDX-License-Identifier: Apache-2.0

/// How fast kernels were.
package struct BenchReport: ReportLayout {
  /// What it was measured on.
  package struct Machine: Encodable, Sendable {
    let processor: String
    let openblas: String
    let core: String
    let threads: Int
    let products: Ceiling
    let reading: Ceiling
    let bytesRead: Int

    /// Whether other work disturbed, so that the figures are not to be trusted.
    package let isBusy: Bool

    private enum CodingKeys: String, CodingKey {
      case processor, openblas, core, threads
      case peakGFLOPS = "peak_gflops"
      case peakSpread = "peak_spread"
      case streamGBPS = "stream_gbps"
      case streamSpread = "stream_spread"
      case streamBytes = "stream_bytes"
      case isBusy = "busy"
    }

    /// A processor, its OpenBLAS, and what both did at most with so many threads.
    ///
    /// - Parameters:
    ///   - products: of matrix products, in GFLOP/s.
    ///   - reading: of reading `bytesRead` bytes again and again, in GB/s.
    package init(
      processor: String, openblas: String, core: String, threads: Int, products: Ceiling,
      reading: Ceiling, bytesRead: Int, isBusy: Bool
    ) {
      self.processor = processor
      self.openblas = openblas
      self.core = core
      self.threads = threads
      self.products = products
      self.reading = reading
      self.bytesRead = bytesRead
      self.isBusy = isBusy
    }

    /// Each ceiling is its fastest measurement, with the fastest over the slowest as its spread.
    package func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(processor, forKey: .processor)
      try fields.encode(openblas, forKey: .openblas)
      try fields.encode(core, forKey: .core)
      try fields.encode(threads, forKey: .threads)
      try fields.encode(products.fastest, forKey: .peakGFLOPS)
      try fields.encode(products.spread, forKey: .peakSpread)
      try fields.encode(reading.fastest, forKey: .streamGBPS)
      try fields.encode(reading.spread, forKey: .streamSpread)
      try fields.encode(bytesRead, forKey: .streamBytes)
      try fields.encode(isBusy, forKey: .isBusy)
    }
  }

  /// One job's figures alone, or all figures and what they were measured on.
  package enum Document: Encodable {
    case one(Measurement)
    case all(machine: Machine, size: Int?, dimension: Int?, jobs: [Measurement])

    private enum CodingKeys: String, CodingKey {
      case machine, size, dimension, jobs
    }

    /// One job's own fields, or the machine and a list of jobs.
    package func encode(to encoder: any Encoder) throws {
      switch self {
      case .one(let measurement):
        try measurement.encode(to: encoder)
      case .all(let machine, let size, let dimension, let jobs):
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(machine, forKey: .machine)
        try fields.encode(Nullable(size), forKey: .size)
        try fields.encode(Nullable(dimension), forKey: .dimension)
        try fields.encode(jobs, forKey: .jobs)
      }
    }
  }

  private let machine: Machine

  /// The figures, in the order measured.
  package let lines: [Measurement]

  /// A report on jobs.
  package init(machine: Machine, measurements: [Measurement]) {
    self.machine = machine
    lines = measurements
  }

  /// All figures; of a single job, its own. Size and dimension are those of the rows that jobs on
  /// rows share.
  package var document: Document {
    let work = lines.lazy.map(\.work).first { $0.rows != nil }
    return lines.count == 1
      ? .one(lines[0])
      : .all(machine: machine, size: work?.rows, dimension: work?.columns, jobs: lines)
  }

  /// A row for each job.
  package var table: Table {
    let figures = self.figures
    return Table(
      figures.columns + [.text("work")],
      rows: zip(figures.rows, lines).map { $0 + [$1.work.text] })
  }

  private var figures: Table {
    Table(
      [
        .text("job"), .number("median ms"), .number("spread"), .number("GFLOP/s"),
        .number("GB/s"), .number("papers/s"), .number("share"), .text("ceiling"),
      ],
      rows: lines.map {
        [
          $0.job, (1_000 * $0.seconds).fixed(3), $0.spread.fixed(2), $0.gflops?.fixed(1) ?? "",
          $0.gigabytesPerSecond?.fixed(1) ?? "", $0.papersPerSecond?.fixed(0) ?? "",
          $0.share.map { "\((100 * $0).fixed(0)) %" } ?? "", $0.ceiling?.text ?? "",
        ]
      })
  }

  /// What was measured on, a table of figures, and what each job worked on.
  package func text(width: Int) -> String {
    let works = Table([.text("job"), .prose("work")], rows: lines.map { [$0.job, $0.work.text] })
    let threads = machine.threads == 1 ? "1 thread" : "\(machine.threads) threads"
    return "\(machine.processor), \(machine.openblas), \(machine.core) kernels\n"
      + "\(threads): products \(machine.products.text), reading "
      + "\((Double(machine.bytesRead) / 1e6).fixed(1)) MB \(machine.reading.text)\n"
      + (machine.isBusy ? "\(Self.busyNote)\n" : "") + "\n"
      + figures.withoutEmptyColumns.text(width: width) + "\n" + works.text(width: width)
  }

  /// What is said where other work disturbed.
  package static let busyNote =
    "this machine is busy with other work: the figures are not to be trusted"
}

extension Table {
  /// The columns that have something in some row.
  fileprivate var withoutEmptyColumns: Table {
    let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    return Table(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}
