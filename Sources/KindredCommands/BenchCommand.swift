// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Embeddings
internal import Foundation
internal import Kernels
internal import Papers
internal import Reports
internal import TextFeatures

/// `kindred bench`: how fast the kernels are here.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the vector kernels on this machine.",
    discussion: """
      Each job runs once to warm up and then several times; the median counts, and spread is the \
      slowest over the fastest run. Share is the part of what this machine can do, which is measured \
      first: the speed of a large matrix product, or, for jobs that read much and compute little, \
      the speed of memory. k-means counts what plain passes would compute. Rows are random unless \
      --embeddings gives some; text and projection work on the papers of --in.
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
    let parallelism = Parallelism(
      threadCount: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let chosen =
      jobs.isEmpty
      ? KernelBench.Job.allCases.map(Job.kernel)
        + (inputs.isEmpty ? [] : StageBench.Job.allCases.map(Job.stage)) : jobs
    let needsRows = chosen.contains { if case .kernel = $0 { true } else { false } }
    let rows =
      try embeddings.map(ModelFiles.matrix)
      ?? (needsRows ? RandomRows.make(size, dimension, seed: 1) : Matrix(rows: [[1]]))
    let presentCount = (0..<rows.rowCount).count { !rows.isZeroRow($0) }
    guard presentCount > 0 else {
      throw PapersError.unreadable(path: embeddings ?? "", reason: "it has no row that is not zero")
    }
    let limits = MachineLimits(
      threadCount: parallelism.threadCount, memorySize: 4 * rows.rowCount * rows.columnCount)
    let kernels = KernelBench(
      rows: rows, parallelism: parallelism, runCount: runCount, neighborCount: neighbors,
      clusterCount: clusters, iterationCount: iterations,
      start: try centroids(columnCount: rows.columnCount, atMost: presentCount), limits: limits)
    let stages = StageBench(
      papers: inputs.isEmpty ? [] : try PaperFiles.read(inputs, with: PaperReader()).papers,
      parallelism: parallelism, runCount: runCount, dimension: dimension,
      tokenizer: Tokenizer(plain ? .plain : .standard))
    let measurements = try chosen.map { job in
      switch job {
      case .kernel(let job):
        let (measurement, outcome) = kernels.measure(job)
        if let out { try Output.write(Data(NumPyFormat.encode(outcome)), to: out) }
        return measurement
      case .stage(let job):
        return stages.measure(job)
      }
    }
    try format.write(
      BenchReport(
        machine: BenchReport.Machine(
          processor: MachineLimits.processorName, openblas: OpenBLASRuntime.configuration,
          core: OpenBLASRuntime.coreType, threads: parallelism.threadCount,
          peakGFLOPS: limits.peakGFLOPS, streamGBPS: limits.streamGBPS),
        rowCount: rows.rowCount, dimension: rows.columnCount, measurements: measurements))
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
