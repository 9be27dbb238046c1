// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEmbeddings
internal import KindredKernels
internal import KindredPapers
internal import KindredReports
internal import KindredTextFeatures

/// `kindred bench`: how fast the kernels are here.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the vector kernels on this machine.",
    discussion: """
      On n x d rows, random ones or those of --embeddings:
        dot         each row times the row as far from the other end, on one thread
        gemv        all rows times one
        gemm        all rows times the first 1,000
        query       the nearest rows of one row
        queries     the nearest rows of 1,000 rows
        graph       the nearest other rows of every row
        kmeans      clusters of the rows
      On the papers of --in:
        text        titles and abstracts to TF-IDF rows
        projection  TF-IDF rows to d directions

      Each job runs once to warm up and then several times; the median counts, and spread is the \
      slowest over the fastest run. The ceiling is what this machine does at most, measured before, \
      between and after the runs: products of large matrices, or, for dot, gemv and query, reading \
      the same rows, so that rows which fit a cache are held against that cache. Share is the \
      job's part of the fastest such measurement. k-means counts what plain passes would compute, \
      and skips most of it, so that its share can exceed 100 %. Where a ceiling is mostly a quarter below \
      its fastest measurement, or other programs use the processors, a note says that the figures \
      are not to be trusted.
      """)

  /// A kernel, or a stage.
  enum Job: Equatable, ExpressibleByArgument {
    case kernel(KernelBench.Job)
    case stage(StageBench.Job)

    init?(argument: String) {
      if let kernel = KernelBench.Job(rawValue: argument) {
        self = .kernel(kernel)
      } else if let stage = StageBench.Job(rawValue: argument) {
        self = .stage(stage)
      } else {
        return nil
      }
    }

    static var allValueStrings: [String] {
      KernelBench.Job.allCases.map(\.rawValue) + StageBench.Job.allCases.map(\.rawValue)
    }
  }

  @Argument(
    help: ArgumentHelp(
      "What to time: \(Job.allValueStrings.joined(separator: ", ")) "
        + "(default: all that there is input for).", valueName: "job"))
  var jobs: [Job] = []

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Papers for text and projection.", valueName: "path"), completion: .file())
  var inputs: [String] = []

  @Flag(help: "Take words as they stand, as scikit-learn's vectorizers do, instead of terms.")
  var plain = false

  @Option(
    help: ArgumentHelp("Rows to work on, as NumPy stores them.", valueName: "file.npy"),
    completion: .file(extensions: ["npy"]))
  var embeddings: String?

  @Option(help: "Random rows, n.")
  var size = 20_000

  @Option(help: "Columns of random rows, and directions of the projection, d.")
  var dimension = 256

  @Option(help: "Neighbors that query, queries and graph find.")
  var neighbors = 10

  @Option(help: "Clusters of k-means.")
  var clusters = 100

  @Option(help: "Passes of k-means at most.")
  var iterations = 20

  @Option(
    help: ArgumentHelp("Centroids that k-means starts from.", valueName: "file.npy"),
    completion: .file(extensions: ["npy"]))
  var start: String?

  @Option(help: "Threads to use (default: all processors).")
  var threads: Int?

  @Option(name: .customLong("runs"), help: "How often each job runs.")
  var runCount = 7

  @Option(
    help: ArgumentHelp(
      "Write what one job found: rows of neighbors, or clusters.", valueName: "file.npy"),
    completion: .file(extensions: ["npy"]))
  var out: String?

  @OptionGroup var format: FormatOptions

  func validate() throws {
    for (name, value, limit) in [
      ("size", size, 10_000_000), ("dimension", dimension, 65_536),
      ("neighbors", neighbors, 1_000_000), ("clusters", clusters, 10_000_000),
      ("iterations", iterations, 100_000), ("threads", threads ?? 1, 1_024),
      ("runs", runCount, 1_000),
    ] where !(1...limit).contains(value) {
      throw ValidationError("--\(name) must be from 1 to \(limit), not \(value)")
    }
    let stages = jobs.filter { if case .stage = $0 { true } else { false } }
    if !stages.isEmpty, inputs.isEmpty {
      throw ValidationError("text and projection need papers: --in PATH")
    }
    if out != nil, jobs.count != 1 || !stages.isEmpty {
      throw ValidationError("--out writes what one job on rows found; name one")
    }
  }

  func run() throws {
    let chosen =
      jobs.isEmpty
      ? KernelBench.Job.allCases.map(Job.kernel)
        + (inputs.isEmpty ? [] : StageBench.Job.allCases.map(Job.stage)) : jobs
    let kernelJobs = chosen.compactMap { if case .kernel(let job) = $0 { job } else { nil } }
    let rows = try rows(for: kernelJobs)
    let presentCount = (0..<rows.rowCount).count { !rows.isZeroRow($0) }
    guard presentCount > 0 || kernelJobs.isEmpty else {
      throw PapersError.unreadable(path: embeddings ?? "", reason: "it has no row that is not zero")
    }
    let parallelism = Parallelism(
      threadCount: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let limits = MachineLimits(rows: rows, parallelism: parallelism)
    let kernels = KernelBench(
      rows: rows, parallelism: parallelism, runCount: runCount, neighborCount: neighbors,
      clusterCount: clusters, iterationCount: iterations,
      start: try kernelJobs.isEmpty
        ? nil : centroids(columnCount: rows.columnCount, atMost: presentCount), limits: limits)
    let stages = StageBench(
      papers: inputs.isEmpty ? [] : try PaperFiles.read(inputs, with: PaperReader()).papers,
      parallelism: parallelism, runCount: runCount, dimension: dimension,
      tokenizer: Tokenizer(plain ? .plain : .standard), limits: limits)
    let before = [limits.measure(.products, count: 3), limits.measure(.reading, count: 3)]
    let measurements = try chosen.map { job in
      switch job {
      case .kernel(let job):
        let (measurement, outcome) = kernels.measure(job)
        if let out { try Output.write(Data(NumPyFormat.encode(outcome)), to: out) }
        return measurement
      case .stage(let job):
        return try stages.measure(job)
      }
    }
    let machine = machine(limits, before, measurements)
    if machine.isBusy { Output.note("kindred: \(BenchReport.busyNote)") }
    try format.write(BenchReport(machine: machine, measurements: measurements))
  }

  /// The rows that jobs on rows work on, where there is memory for them; zeros where there are no
  /// such jobs.
  private func rows(for jobs: [KernelBench.Job]) throws -> Matrix {
    let given = try embeddings.map(ModelFiles.matrix)
    for job in jobs {
      try BenchMemory(
        job, rowCount: given?.rowCount ?? size, columnCount: given?.columnCount ?? dimension,
        neighborCount: neighbors, clusterCount: clusters
      ).check()
    }
    return given
      ?? (jobs.isEmpty
        ? Matrix(rowCount: 1 << 15, columnCount: 512) : RandomRows.make(size, dimension, seed: 1))
  }

  /// What all was measured on; its ceilings hold those that were measured beside each job.
  private func machine(
    _ limits: MachineLimits, _ observations: [MachineLimits.Observation],
    _ measurements: [BenchReport.Measurement]
  ) -> BenchReport.Machine {
    let ceilings = observations.map(\.ceiling) + measurements.compactMap(\.ceiling)
    func ceiling(_ bound: BenchReport.Bound) -> BenchReport.Ceiling {
      limits.measure(bound, count: 1).ceiling.joined(with: ceilings)
    }
    let (products, reading) = (ceiling(.products), ceiling(.reading))
    return BenchReport.Machine(
      processor: MachineLimits.processorName, openblas: OpenBLASRuntime.configuration,
      core: OpenBLASRuntime.coreType, threads: limits.parallelism.threadCount, products: products,
      reading: reading, bytesRead: limits.byteCount,
      isBusy: observations.contains(where: \.isBusy) || measurements.contains(where: \.isBusy))
  }

  /// The centroids of `--start`, at most `most` and none of them zero.
  private func centroids(columnCount: Int, atMost most: Int) throws -> Matrix? {
    guard let start else { return nil }
    let centroids = try ModelFiles.matrix(start)
    guard centroids.columnCount == columnCount, (1...most).contains(centroids.rowCount),
      !(0..<centroids.rowCount).contains(where: centroids.isZeroRow)
    else {
      throw ValidationError(
        "--start must have 1 to \(most) rows of \(columnCount) columns, none of them zero, not "
          + "\(centroids.rowCount) of \(centroids.columnCount)")
    }
    return centroids
  }
}
