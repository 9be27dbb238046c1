// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

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
