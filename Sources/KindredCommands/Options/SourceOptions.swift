// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredStore

/// The options of where papers come from.
struct SourceOptions: ParsableArguments {
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
  private var libraryPaths: [String] {
    if !inputs.isEmpty { return [] }
    return library.isEmpty ? LibraryPath.fromEnvironment.map { [$0] } ?? [] : library
  }

  /// Opens the libraries, and notes which of them another version made.
  ///
  /// - Parameter keepsIndex: whether what they have counted stays in memory.
  func libraries(_ reading: ReadingOptions, keepsIndex: Bool = false) throws -> [Library] {
    let libraries = try libraryPaths.map { try Library(reading: $0, keepsIndex: keepsIndex) }
    if !reading.quiet {
      for library in libraries where try library.isLearnedByAnotherVersion() {
        Output.note(
          "kindred: another version of kindred made \(library.path), so that its texts are counted "
            + "again for every question; \(LibraryRemedy.update.advice(for: library.path))")
      }
    }
    return libraries
  }

  /// The papers, to be asked many times.
  func collection(
    _ reading: ReadingOptions, _ options: EngineOptions
  ) throws -> any PaperCollection {
    let libraries = try libraries(reading, keepsIndex: true)
    if libraries.count == 1 { return libraries[0] }
    let list =
      libraries.isEmpty
      ? try reading.read([inputs])[0]
      : PaperList(papers: try libraries.flatMap { try $0.papers() }).folded()
    return Engine(list.papers, options: options)
  }
}
