// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredPartitions

/// `kindred part`: a filter of a job on many machines, for the job's own use.
struct PartCommand: ParsableCommand {
  /// The filters.
  enum Filter: String, CaseIterable, ExpressibleByArgument {
    case papers, counts, backgroundSums = "background-sums", mean, directions, vectors
    case pairs, nearest
    case seeds, sums, centroids, assignments, cells
  }

  static let configuration = CommandConfiguration(
    commandName: "part",
    abstract: "Read and write rows of a job on many machines, as kindred spark has it done.",
    discussion: """
      Rows come on standard input and go to standard output, fields between tabs, the version of rows \
      first. What is no row is counted, which is an error unless --report says where to tell it.
      """,
    shouldDisplay: false)

  @Argument var filter: Filter

  @Option(name: .short, help: "Neighbors of a paper, clusters, or cells of a paper.")
  var k = 10

  @Option(
    help: ArgumentHelp(
      "Add a line to this file where rows were left out: which filter, how many, why.",
      valueName: "file"))
  var report: String?

  func validate() throws {
    if !(1...1_000_000).contains(k) {
      throw ValidationError("-k must be from 1 to 1000000, not \(k)")
    }
  }

  func run() throws {
    switch filter {
    case .papers: try readPapers()
    case .counts: try run(CountsPart())
    case .backgroundSums: try run(BackgroundSumsPart())
    case .mean: try run(MeanPart())
    case .directions: try run(DirectionsPart())
    case .vectors: try run(VectorsPart())
    case .pairs: try run(PairsPart(neighborCount: k))
    case .nearest: try run(NearestPart(neighborCount: k))
    case .seeds: try run(SeedsPart(clusterCount: k))
    case .sums: try run(AssignPart(.sums))
    case .centroids: try run(CentroidsPart())
    case .assignments: try run(AssignPart(.assignments))
    case .cells: try run(AssignPart(.cells(count: k)))
    }
  }

  /// Bytes of rows that are written at once.
  private static let writtenSize = 1 << 20

  private var lines: RowLines {
    RowLines { [UInt8](FileHandle.standardInput.availableData) }
  }

  private func run(_ filter: some Part) throws {
    var run = PartRun(filter)
    var lines = lines
    do {
      while let line = try lines.next() {
        try run.take(line)
        try Self.write(&run.rows, from: Self.writtenSize)
      }
      try run.finish()
    } catch let error as PartError {
      throw PartFailure(filter: self.filter.rawValue, error: error)
    }
    try Self.write(&run.rows, from: 1)
    let account = run.account
    try tell(account.brokenCount, of: account.lineCount, account.reasons)
    if account.brokenCount > 0, report == nil { throw ExitCode(2) }
  }

  private func readPapers() throws {
    var papers = PaperLines()
    var rows = PartRows()
    var lines = lines
    while let line = try lines.next() {
      papers.take(line, to: &rows)
      try Self.write(&rows, from: Self.writtenSize)
    }
    try Self.write(&rows, from: 1)
    try tell(papers.issueCount, of: papers.lineCount, papers.reasons)
  }

  private static func write(_ rows: inout PartRows, from size: Int) throws {
    guard rows.bytes.count >= size else { return }
    try Output.send(rows.bytes)
    rows.removeAll()
  }

  /// Says that rows were left out, on standard error and in the report's file.
  private func tell(_ brokenCount: Int, of lineCount: Int, _ reasons: [String]) throws {
    guard brokenCount > 0 else { return }
    let sentence =
      "part \(filter.rawValue): \(brokenCount) of \(lineCount) rows have something that cannot be "
      + "used: " + reasons.joined(separator: "; ")
    Output.note("kindred: " + sentence.shownOnOneLine)
    if let report { try Output.append(sentence.shownOnOneLine + "\n", to: report) }
  }
}

/// Why a filter ended before its rows did.
struct PartFailure: Error, CustomStringConvertible {
  let filter: String
  let error: PartError

  var description: String { "part \(filter): \(error)" }
}
