// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation

/// `kindred spark`: a job for an archive that is too large for one machine.
struct SparkCommand: ParsableCommand {
  /// What can be done.
  enum Job: String, CaseIterable, ExpressibleByArgument {
    case vectors, graph, clusters
  }

  static let configuration = CommandConfiguration(
    commandName: "spark",
    abstract: "Write a job for Apache Spark: an archive on many machines.",
    discussion: """
      Jobs are vectors (papers to the rows that scores come from), and from what that wrote graph (the \
      nearest papers of every paper, all pairs compared, or those of near cells) and clusters (spherical k-means). FOLDER gets \
      job.sql and run.sh, which runs it with spark-sql, Spark's own shell; Spark pipes rows to kindred, \
      which every machine needs at the same path. Spark 4 and its environment variables are as for \
      spark-sql; what is given to run.sh goes to it.
      """)

  @Argument(help: "What to do: vectors, graph or clusters.")
  var job: Job

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      """
      Papers as JSON lines in any known layout, a file or folder (vectors), or the folder vectors below \
      --out of that job.
      """, valueName: "uri"))
  var input: String

  @Option(
    name: .customLong("out"),
    help: ArgumentHelp("The folder that results are written below.", valueName: "uri"))
  var output: String

  @Option(
    name: .customLong("job"),
    help: ArgumentHelp("Where to write the job (default: kindred-JOB).", valueName: "folder"),
    completion: .directory)
  var folder: String?

  @Flag(help: "The papers are rows of Parquet, with columns that are called as fields are.")
  var parquet = false

  @Option(name: .short, help: "Neighbors of each paper (default: 10), or clusters.")
  var k: Int?

  @Option(
    help: ArgumentHelp(
      """
      Compare papers of near cells alone (graph), which are clusters: the folder centroids below --out of \
      that job. Recall is measured on a sample.
      """, valueName: "uri"))
  var cells: String?

  @Option(help: "Cells that each paper is compared with.")
  var probes = 16

  @Option(help: "Passes of k-means.")
  var passes = 20

  @Option(help: "Seed of the sample that k-means starts from.")
  var seed: UInt64 = 0

  @Option(
    help: """
      Blocks that papers are cut into: a filter holds one in memory, the graph compares each with each.
      """)
  var blocks = 16

  @Option(help: "Spark's master (default: what spark-sql is set up for).")
  var master: String?

  @Option(
    help: ArgumentHelp(
      "The path of kindred on every machine (default: of this program).", valueName: "path"))
  var program: String?

  @Option(
    help: ArgumentHelp(
      """
      A file on each machine that tells of rows that could not be used; without it such a row between \
      two steps ends the job. What of the papers cannot be read is in the folder issues.
      """, valueName: "file"))
  var report: String?

  @Flag(name: .customLong("run"), help: "Run the job, and tell how far it is.")
  var isRun = false

  func validate() throws {
    if !(1...10_000).contains(blocks) {
      throw ValidationError("--blocks must be from 1 to 10000, not \(blocks)")
    }
    if !(1...1_000).contains(passes) {
      throw ValidationError("--passes must be from 1 to 1000, not \(passes)")
    }
    if let k, !(1...100_000).contains(k) {
      throw ValidationError("-k must be from 1 to 100000, not \(k)")
    }
    if seed > UInt64(Int64.max) { throw ValidationError("--seed must be below 2^63") }
    if job == .clusters, k == nil { throw ValidationError("clusters needs -k, their number") }
    if !(1...10_000).contains(probes) {
      throw ValidationError("--probes must be from 1 to 10000, not \(probes)")
    }
    if job != .graph, cells != nil { throw ValidationError("--cells is for graph") }
    if job != .vectors, parquet { throw ValidationError("--parquet is for the papers of vectors") }
    for path in [input, output, program, master, report, cells].compactMap(\.self) {
      if let character = path.first(where: { "'`\"\\$;\n\t".contains($0) }) {
        throw ValidationError(
          "\"\(path.shownOnOneLine)\" has the character \(String(character).debugDescription), "
            + "which a job cannot name")
      }
    }
  }

  func run() throws {
    let folder = URL(fileURLWithPath: self.folder ?? "kindred-\(job.rawValue)")
    try Output.makeFolder(folder.path)
    let sql = folder.appending(path: "job.sql").path
    let shell = folder.appending(path: "run.sh").path
    try Output.write(Data(sparkJob.text.utf8), to: sql)
    try Output.write(Data(runner.utf8), to: shell)
    guard isRun else { return Output.note("kindred: run it with: sh \(shell)") }
    try SparkRun(script: shell, log: folder.appending(path: "spark.log").path).run()
  }

  /// The job.
  var sparkJob: SparkJob {
    let about = [
      "\(job.rawValue) of \(input)", "Written by kindred \(KindredCommand.version); to \(output).",
    ]
    let output = output.hasSuffix("/") ? String(output.dropLast()) : output
    let filter = FilterCommand(
      program: program ?? Bundle.main.executablePath ?? "kindred", report: report)
    switch job {
    case .vectors:
      return .vectors(
        of: parquet ? .parquet(input) : .lines(input), to: output, blockCount: blocks,
        about: about, filter: filter)
    case .graph:
      if let cells {
        return .graph(
          of: input, near: cells, probeCount: probes, to: output, neighborCount: k ?? 10,
          blockCount: blocks, about: about, filter: filter)
      }
      return .graph(
        of: input, to: output, neighborCount: k ?? 10, blockCount: blocks, about: about,
        filter: filter)
    case .clusters:
      return .clusters(
        of: input, to: output, clusterCount: k ?? 1, passCount: passes, seed: seed,
        blockCount: blocks, about: about, filter: filter)
    }
  }

  /// The script that runs the job.
  private var runner: String {
    let master = master.map { " --master \"\($0)\"" } ?? ""
    return """
      #!/bin/sh
      # Runs job.sql with Spark's SQL shell; what it is given goes there, as --conf NAME=VALUE.
      set -eu
      folder=$(cd "$(dirname "$0")" && pwd)
      spark_sql="${SPARK_HOME:+$SPARK_HOME/bin/}spark-sql"
      command -v "$spark_sql" >/dev/null || {
        echo "kindred: there is no $spark_sql; set SPARK_HOME, or install Spark 4 (pip install pyspark)" >&2
        exit 1
      }
      cd "$folder"
      exec "$spark_sql"\(master) \\
        --conf spark.sql.catalogImplementation=in-memory \\
        --conf spark.sql.warehouse.dir="$folder/warehouse" \\
        "$@" -f "$folder/job.sql"

      """
  }
}
