// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

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
