// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredStore

/// The options of commands that change or look at a library.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The library (default: the variable \(LibraryPath.variable)).", valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var library: String?

  func validate() throws { _ = try path }

  /// Where the library is.
  var path: String {
    get throws { try LibraryPath.named(library, by: "--library") }
  }
}
