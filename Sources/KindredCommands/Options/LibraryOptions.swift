// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredStore

/// The options of commands that change or look at a library.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: .customLong("library"),
    help: ArgumentHelp(
      "The library (default: the variable \(LibraryPath.variable)).", valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var libraries: [String] = []

  func validate() throws {
    if libraries.count > 1 {
      throw ValidationError(
        "name one library; \(libraries.joined(separator: " and ")) are looked at one by one")
    }
    _ = try path
  }

  /// Where the library is.
  var path: String {
    get throws { try LibraryPath.named(libraries.first, by: "--library") }
  }
}
