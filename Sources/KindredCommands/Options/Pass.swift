// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers

/// The options of commands that compare the papers of one collection.
struct Pass<Settings: EngineSettings>: ParsableArguments {
  @OptionGroup var papers: PaperOptions
  @OptionGroup var engine: Settings

  func validate() throws { try ReadingOptions.validate(paths) }

  /// The files that are read.
  var paths: [String] { papers.sources.inputs + engine.paths }

  /// Which papers count.
  var filter: PaperFilter { papers.filters.filter }

  /// Whether notes are unwanted.
  var quiet: Bool { papers.reading.quiet }

  /// Reads the files that the options name, or opens their library; what is quickest to be found
  /// wrong comes first.
  func open(labelField: String? = nil) throws -> PaperInput {
    let options = try engine.readOptions(threadCount: papers.reading.threads)
    return try PaperInput(papers, options, labelField: labelField)
  }
}

/// The options of commands that score papers.
typealias PassOptions = Pass<ScoreSettings>
