// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredStore

/// The options of where papers come from and which of them count.
struct PaperOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Read papers from a file, a folder, or - for standard input (repeatable).",
      valueName: "path"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use the papers of a library, or of several together (repeatable; default: the variable "
        + "\(LibraryPath.variable)).",
      valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var library: [String] = []

  @OptionGroup var filters: FilterOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if !inputs.isEmpty, !library.isEmpty {
      throw ValidationError("name papers with --in or with --library, not both")
    }
    if inputs.isEmpty, libraryPaths.isEmpty {
      throw ValidationError(
        "name some papers with --in PATH (- for standard input) or --library FILE")
    }
    try ReadingOptions.validate(inputs)
  }

  /// The libraries to read; none where papers are named.
  var libraryPaths: [String] {
    if !inputs.isEmpty { return [] }
    return library.isEmpty ? LibraryPath.fromEnvironment.map { [$0] } ?? [] : library
  }

  /// Reads the papers, or opens the library, for commands that take no more options than these.
  func open(labelField: String? = nil) throws -> PaperInput {
    try PaperInput(self, EngineOptions(threadCount: reading.threads), labelField: labelField)
  }
}
