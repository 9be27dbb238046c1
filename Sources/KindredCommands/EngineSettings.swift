// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

extension ProjectionKind: ExpressibleByArgument {}

/// Options of how papers are compared.
protocol EngineSettings: ParsableArguments {
  /// The files that they name.
  var paths: [String] { get }

  /// What they say, for so many threads; reads the files.
  func readOptions(threadCount: Int?) throws -> EngineOptions
}

/// The option for chance.
struct SeedOption: ParsableArguments {
  @Option(help: "Seed of every random choice.")
  var seed: UInt64 = 0
}

/// The option for the length of vectors.
struct DimensionOption: ParsableArguments {
  @Option(help: "The dimension of projections (default: suits the number of papers).")
  var dimension: Int?

  func validate() throws {
    if let dimension, !(1...65_536).contains(dimension) {
      throw ValidationError("--dimension must be from 1 to 65536, not \(dimension)")
    }
  }
}

/// The options of how papers are projected.
struct ProjectionSettings: ParsableArguments {
  @Option(
    help: """
      How papers are projected in a space of their own: along learned directions (refined) or random \
      ones (default: refined where a projection is needed).
      """)
  var projection: ProjectionKind?

  @OptionGroup var length: DimensionOption
  @OptionGroup var chance: SeedOption

  /// What they say, for so many threads.
  func options(threadCount: Int?) -> EngineOptions {
    EngineOptions(
      seed: chance.seed, threadCount: threadCount, projection: projection,
      dimension: length.dimension)
  }
}

/// The option for what terms mean.
struct BackgroundOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What terms mean, learned elsewhere: a file of kindred learn, or none (default: the model "
        + "learned from arXiv that is part of the program).", valueName: "file|none"),
    completion: .file())
  var background: String?
}

/// The options of where papers' own vectors come from.
struct VectorSettings: EngineSettings {
  @OptionGroup var projection: ProjectionSettings

  @Option(
    help: ArgumentHelp(
      "Use these vectors for the papers that FILE.ids.txt names, in place of ours.",
      valueName: "file.npy|file.fbin"),
    completion: .file(extensions: ["npy", "fbin", "gz"]))
  var embeddings: String?

  @Option(
    name: .customLong("embedding-ids"),
    help: ArgumentHelp(
      "The identifiers of those vectors, one a line, from another file than FILE.ids.txt.",
      valueName: "file"),
    completion: .file(extensions: ["txt"]))
  var embeddingIDs: String?

  func validate() throws {
    if embeddingIDs != nil, embeddings == nil {
      throw ValidationError("--embedding-ids needs --embeddings FILE")
    }
    if embeddings == PaperFiles.standardInput, embeddingIDs == nil {
      throw ValidationError("--embeddings - needs --embedding-ids FILE")
    }
  }

  var paths: [String] { [embeddings, embeddingIDs].compactMap { $0 } }

  func readOptions(threadCount: Int?) throws -> EngineOptions {
    var options = projection.options(threadCount: threadCount)
    options.embeddings = try embeddings.map {
      try ModelFiles.vectors($0, identifiers: embeddingIDs)
    }
    return options
  }
}

/// The options of what rows `embed` writes.
struct RowSettings: EngineSettings {
  @OptionGroup var projection: ProjectionSettings
  @OptionGroup var meaning: BackgroundOption

  func validate() throws {
    let projects = projection.projection != nil || projection.length.dimension != nil
    if projects, let background = meaning.background, background != "none" {
      throw ValidationError(
        "--background has rows of its own: leave out --projection and --dimension, or it")
    }
  }

  var paths: [String] { [meaning.background].compactMap { $0 } }

  func readOptions(threadCount: Int?) throws -> EngineOptions {
    var options = projection.options(threadCount: threadCount)
    options.background = try ModelFiles.background(meaning.background)
    return options
  }
}

/// The options of commands that look at what papers mean.
struct MeaningSettings: EngineSettings {
  @OptionGroup var vectors: VectorSettings

  @OptionGroup var meaning: BackgroundOption

  var paths: [String] { vectors.paths + [meaning.background].compactMap { $0 } }

  func readOptions(threadCount: Int?) throws -> EngineOptions {
    // What is quickest to be found wrong comes first.
    let background = try ModelFiles.background(meaning.background)
    var options = try vectors.readOptions(threadCount: threadCount)
    options.background = background
    return options
  }
}

/// The options of commands that score papers.
struct ScoreSettings: EngineSettings {
  @OptionGroup var meaning: MeaningSettings

  @Option(
    name: .customLong("semantic-weight"),
    help: ArgumentHelp(
      "How much of a score is not shared terms, from 0 to 1 (default: as measured).",
      valueName: "share"))
  var semanticWeight: Double?

  func validate() throws {
    if let semanticWeight, !(0...1).contains(semanticWeight) {
      throw ValidationError("--semantic-weight must be from 0 to 1, not \(semanticWeight)")
    }
  }

  var paths: [String] { meaning.paths }

  func readOptions(threadCount: Int?) throws -> EngineOptions {
    var options = try meaning.readOptions(threadCount: threadCount)
    options.semanticWeight = semanticWeight
    return options
  }
}
