// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

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
