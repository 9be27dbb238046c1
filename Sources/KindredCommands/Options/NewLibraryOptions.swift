// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredReports
internal import KindredStore

/// The options of commands that make a library of another.
struct NewLibraryOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The library.", valueName: "file"), completion: .file())
  var library: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The new library, which must not be there yet.", valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var new: String
}
