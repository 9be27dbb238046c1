// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Embeddings
internal import Engine
internal import Foundation
internal import Kernels
internal import Papers
public import Reports
internal import Store

extension ProjectionKind: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

/// The options that all commands over one collection share, and the way from them to an engine.
struct PassOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Read papers from a file, a folder, or - for standard input (repeatable).",
      valueName: "path"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use the papers of a library (default: the variable \(LibraryPath.variable)).",
      valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var library: String?

  @OptionGroup var filters: FilterOptions
  @OptionGroup var engine: EngineSettings

  func validate() throws {
    if !inputs.isEmpty, library != nil {
      throw ValidationError("name papers with --in or with --library, not both")
    }
    if inputs.isEmpty, libraryPath == nil {
      throw ValidationError(
        "name some papers with --in PATH (- for standard input) or --library FILE")
    }
    try ReadingOptions.validate(inputs)
  }

  /// The library to read, or nil where papers are named.
  private var libraryPath: String? {
    inputs.isEmpty ? library ?? LibraryPath.fromEnvironment : nil
  }

  /// Reads the papers, runs `body` over an engine on them, and notes what was forgiven.
  ///
  /// - Parameter filtersResults: whether `body` looks at the filters; else only papers that pass are
  ///   there.
  func withEngine<Result>(
    labelField: String? = nil, filtersResults: Bool = false,
    _ body: (Engine, PaperList) throws -> Result
  ) throws -> Result {
    try withPapers(labelField: labelField, filtersResults: filtersResults) {
      list, options, progress in
      let engine = Engine(list.papers, options: options) { progress.begin($0.rawValue) }
      return try body(engine, list)
    }
  }

  /// Reads the papers, each with the label that a field gives it, and what the options name.
  func withPapers<Result>(
    labelField: String? = nil, filtersResults: Bool = false,
    _ body: (PaperList, EngineOptions, Progress) throws -> Result
  ) throws -> Result {
    let filter = filters.filter
    let lists: PaperLists =
      if let libraryPath {
        .library(libraryPath)
      } else {
        .files([inputs])
      }
    return try engine.withLists(lists, labelField: labelField) { lists, options, progress in
      var list = lists[0]
      if !filtersResults, !filter.isOpen {
        list.papers.removeAll { !filter.passes($0) }
        if list.papers.isEmpty { throw EngineError.nothingPasses }
      }
      return try body(list, options, progress)
    }
  }
}

/// Where papers come from.
enum PaperLists {
  /// Collections of files and folders.
  case files([[String]])
  /// A library, which is one collection.
  case library(String)
}

/// The options of reading files.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Stop at the first thing in the input that would otherwise be forgiven.")
  var strict = false

  @Option(help: "Threads to use (default: all processors); results do not depend on it.")
  var threads: Int?

  @Flag(help: "No notes and no progress on standard error.")
  var quiet = false

  /// Whether paths can all be read.
  static func validate(_ paths: [String]) throws {
    if paths.filter({ $0 == PaperFiles.standardInput }).count > 1 {
      throw ValidationError("standard input (-) can be read only once")
    }
  }

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads)")
    }
  }

  /// Reads some collections one after the other, runs `body` over each, and notes what was forgiven.
  func withLists<Result>(
    _ collections: [[String]], labelField: String? = nil,
    _ body: (PaperList, Progress) throws -> Result
  ) throws -> [Result] {
    let progress = Progress(isQuiet: quiet)
    defer { progress.end() }
    let parallelism = Parallelism(threadCount: EngineOptions(threadCount: threads).threadCount)
    let reader = PaperReader(isStrict: strict, labelField: labelField) { count, work in
      parallelism.map(count: count, work)
    }
    var issueCount = 0
    let results = try collections.map { paths in
      progress.begin("reading papers")
      let list = try PaperFiles.read(paths, with: reader)
      issueCount += list.issues.count
      return try body(list, progress)
    }
    if !quiet, issueCount > 0 {
      Output.note(
        "kindred: \(issueCount) \(issueCount == 1 ? "issue" : "issues") in the input "
          + "(kindred inspect lists them)")
    }
    return results
  }
}

/// The options that all commands over papers share.
struct EngineSettings: ParsableArguments {
  @OptionGroup var reading: ReadingOptions

  @Option(help: "How embeddings are made: refined (learned directions) or random.")
  var projection: ProjectionKind = .refined

  @Option(help: "The dimension of embeddings (default: suits the number of papers).")
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

  /// Whether notes are unwanted.
  var quiet: Bool { reading.quiet }

  /// Gets papers, each with the label that a field gives it, and what the options name.
  func withLists<Result>(
    _ lists: PaperLists, labelField: String? = nil,
    _ body: ([PaperList], EngineOptions, Progress) throws -> Result
  ) throws -> Result {
    let options = EngineOptions(
      seed: seed, threadCount: reading.threads, projection: projection, dimension: dimension,
      background: try ModelFiles.background(background),
      embeddings: try embeddings.map(ModelFiles.vectors), semanticWeight: semanticWeight)
    switch lists {
    case .files(let collections):
      let lists = try reading.withLists(collections, labelField: labelField) { list, _ in list }
      return try run(lists, options, body)
    case .library(let path):
      let papers = try Library(reading: path).papers(labelField: labelField)
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
    return papers.map {
      Paper(
        id: $0.id, version: $0.version, title: $0.title, abstract: $0.abstract, date: $0.date,
        categories: $0.categories, url: $0.url, label: $0.categories.first)
    }
  }
}

/// The option for how results are written.
struct FormatOptions: ParsableArguments {
  @Option(help: "How to write the result: text, json, jsonl, csv or markdown.")
  var format: ReportFormat?

  /// Writes a report to standard output.
  func write(_ report: some Report, byDefault: ReportFormat = .text) throws {
    try Output.write(report.write(format ?? byDefault, width: Terminal.outputWidth))
  }
}

/// The option for a page beside the result.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write a page with a map as well.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  /// Whether a page is asked for.
  var isWanted: Bool { html != nil }

  /// Writes the page if it is asked for.
  func write(_ page: () -> String) throws {
    if let html { try Output.write(Data(page().utf8), to: html) }
  }
}

/// The option for how many neighbors to find.
struct NeighborOptions: ParsableArguments {
  @Option(name: [.customShort("k"), .customLong("neighbors")], help: "How many papers to find.")
  var count = 10

  func validate() throws {
    if count < 1 { throw ValidationError("-k must be at least 1, not \(count)") }
  }
}
