// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

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
