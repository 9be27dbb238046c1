// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Embeddings
internal import Engine
internal import Papers
internal import Store

extension ProjectionKind: ExpressibleByArgument {}

/// Where papers come from.
enum PaperLists {
  /// Collections of files and folders.
  case files([[String]])
  /// A library, which is one collection.
  case library(String)
}

/// The options that all commands over papers share.
struct EngineSettings: ParsableArguments {
  @OptionGroup var reading: ReadingOptions

  @Option(
    help: """
      How papers are projected in a space of their own: refined (learned directions) or random \
      (default: refined where one is needed).
      """)
  var projection: ProjectionKind?

  @Option(help: "The dimension of projections (default: suits the number of papers).")
  var dimension: Int?

  @Option(
    help: ArgumentHelp(
      "What terms mean, learned elsewhere: a file of kindred learn, or none (default: the model "
        + "learned from arXiv that is part of the program).", valueName: "file|none"),
    completion: .file())
  var background: String?

  @Option(
    help: ArgumentHelp(
      "Use these vectors for the papers that FILE.ids.txt names, in place of ours.",
      valueName: "file.npy"),
    completion: .file(extensions: ["npy"]))
  var embeddings: String?

  @Option(
    name: .customLong("semantic-weight"),
    help: ArgumentHelp(
      "How much of a score is not shared terms, from 0 to 1 (default: as measured).",
      valueName: "share"))
  var semanticWeight: Double?

  @Option(help: "Seed of every random choice.")
  var seed: UInt64 = 0

  func validate() throws {
    if let dimension, !(1...65_536).contains(dimension) {
      throw ValidationError("--dimension must be from 1 to 65536, not \(dimension)")
    }
    if let semanticWeight, !(0...1).contains(semanticWeight) {
      throw ValidationError("--semantic-weight must be from 0 to 1, not \(semanticWeight)")
    }
  }

  /// What the options say.
  var options: EngineOptions {
    get throws {
      EngineOptions(
        seed: seed, threadCount: reading.threads, projection: projection, dimension: dimension,
        background: try ModelFiles.background(background),
        embeddings: try embeddings.map(ModelFiles.vectors), semanticWeight: semanticWeight)
    }
  }

  /// Whether notes are unwanted.
  var quiet: Bool { reading.quiet }

  /// Gets papers, each with the label that a field gives it, and what the options name.
  func withLists<Result>(
    _ lists: PaperLists, labelField: String? = nil,
    _ body: ([PaperList], EngineOptions, Progress) throws -> Result
  ) throws -> Result {
    let options = try options
    switch lists {
    case .files(let collections):
      let lists = try reading.withLists(collections, labelField: labelField) { list, _ in list }
      return try run(lists, options, body)
    case .library(let path):
      let library = try Library(reading: path)
      let papers = try library.papers(labelField: labelField)
      return try run([PaperList(papers: papers)], options, body)
    }
  }

  private func run<Result>(
    _ lists: [PaperList], _ options: EngineOptions,
    _ body: ([PaperList], EngineOptions, Progress) throws -> Result
  ) throws -> Result {
    let progress = Progress(isQuiet: quiet)
    defer { progress.end() }
    if !quiet, let given = options.embeddings {
      let papers = lists.flatMap(\.papers)
      let missing = papers.count - given.count(among: papers)
      if missing > 0 {
        Output.note("kindred: \(missing) of \(papers.count) papers have no vector")
      }
    }
    return try body(lists, options, progress)
  }
}

extension Library {
  /// The papers, each with its label: a library keeps no other field than the primary category.
  fileprivate func papers(labelField: String?) throws -> [Paper] {
    let papers = try papers()
    guard let labelField else { return papers }
    guard labelField == "categories" else {
      throw ValidationError("a library keeps no field \(labelField); --label categories works")
    }
    return papers.labeledByCategory()
  }
}
