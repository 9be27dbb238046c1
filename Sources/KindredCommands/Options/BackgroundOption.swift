// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEmbeddings
internal import KindredEngine
internal import KindredPapers

/// The option for what terms mean.
struct BackgroundOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What terms mean, learned elsewhere: a file of kindred learn, or none (default: the model "
        + "learned from arXiv that is part of the program).", valueName: "file|none"),
    completion: .file())
  var background: String?
}
