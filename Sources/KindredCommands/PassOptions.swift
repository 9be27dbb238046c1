// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Papers
internal import Store

/// The options of commands that compare the papers of one collection, and the way to an engine.
struct Pass<Settings: EngineSettings>: ParsableArguments {
  @OptionGroup var papers: PaperOptions
  @OptionGroup var engine: Settings

  func validate() throws { try ReadingOptions.validate(paths) }

  /// The files that are read.
  var paths: [String] { papers.inputs + engine.paths }

  /// Which papers count.
  var filter: PaperFilter { papers.filters.filter }

  /// Whether notes are unwanted.
  var quiet: Bool { papers.reading.quiet }

  /// What the options say.
  var options: EngineOptions {
    get throws { try engine.options(threadCount: papers.reading.threads) }
  }

  /// What a library answers by itself, or nil where all papers have to be read.
  ///
  /// - Throws: also ``NothingPasses``, where `ask` found nothing for that.
  func askingLibrary<Answer>(
    _ ask: (Library, PaperFilter, EngineOptions) throws -> Answer?
  ) throws -> Answer? {
    guard let path = papers.libraryPath else { return nil }
    let library = try Library(reading: path)
    do {
      return try ask(library, filter, options)
    } catch let error as EngineError where !filter.isOpen {
      try papers.filters.check(library.papers())
      throw error
    }
  }

  /// Reads the papers, runs `body` over an engine on them, and notes what was forgiven.
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

  /// Reads the papers and what the options name; as ``PaperOptions/withPapers(labelField:filtersResults:_:)``.
  func withPapers<Result>(
    labelField: String? = nil, filtersResults: Bool = false,
    _ body: (PaperList, EngineOptions, Progress) throws -> Result
  ) throws -> Result {
    let options = try options
    return try papers.withPapers(labelField: labelField, filtersResults: filtersResults) {
      list, progress in
      if !quiet { options.noteMissingVectors(list.papers) }
      return try body(list, options, progress)
    }
  }
}

/// The options of commands that score papers.
typealias PassOptions = Pass<ScoreSettings>

extension EngineOptions {
  /// Tells how many papers the vectors from elsewhere leave out.
  func noteMissingVectors(_ papers: [Paper]) {
    guard let embeddings else { return }
    let missing = papers.count - embeddings.count(among: papers)
    if missing > 0 {
      Output.note("kindred: \(missing) of \(papers.count) papers have no vector")
    }
  }
}
