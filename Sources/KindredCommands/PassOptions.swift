// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
internal import Engine
internal import Foundation
internal import Papers
public import Reports
internal import Store

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

  /// What a library answers by itself, or nil where all papers have to be read.
  func askingLibrary<Answer>(
    _ ask: (Library, PaperFilter, EngineOptions) throws -> Answer?
  ) throws -> Answer? {
    guard let libraryPath else { return nil }
    return try ask(Library(reading: libraryPath), filters.filter, engine.options)
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

/// The option for how results are written.
struct FormatOptions: ParsableArguments {
  @Option(help: "How to write the result: text, json, jsonl, csv or markdown.")
  var format: ReportFormat?

  /// Writes a report to standard output.
  func write(_ report: some Report, byDefault: ReportFormat = .text) throws {
    try Self.write(report, as: format ?? byDefault)
  }

  /// Writes a report to standard output in a format.
  static func write(_ report: some Report, as format: ReportFormat) throws {
    try Output.write(report.write(format, width: Terminal.outputWidth))
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
  func write(_ page: () throws -> String) throws {
    if let html { try Output.write(Data(try page().utf8), to: html) }
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
