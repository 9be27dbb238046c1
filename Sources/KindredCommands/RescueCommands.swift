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

/// `kindred recover`: what is left of a damaged library.
struct RecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Save all that is intact of a damaged library in a new one.",
    discussion: """
      Every page of the file is looked at. A paper is saved if it is as it was written, which its checksum \
      tells. The damaged file stays as it is.
      """)

  @OptionGroup var libraries: NewLibraryOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let recovery = try Library.recover(libraries.library, to: libraries.new)
    try format.write(
      LibraryChangeReport(addedCount: recovery.paperCount, paperCount: recovery.paperCount))
    for id in recovery.damaged {
      Output.note("kindred: the paper \(id) is not as it was written and was not saved")
    }
    let told = recovery.paperCount + recovery.damaged.count
    switch recovery.expectedCount {
    case nil: Output.note("kindred: how many papers there were cannot be read")
    case let expected? where expected > told:
      Output.note("kindred: \(expected - told) more of \(expected) papers cannot be found")
    default: break
    }
  }
}

/// `kindred backup`: a copy of a library that is in use.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of a library as it is at one moment, while it is in use.",
    discussion: """
      The library is checked before, and the copy gets its name when it is whole.
      """)

  @OptionGroup var libraries: NewLibraryOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let count = try Library.backUp(libraries.library, to: libraries.new)
    try format.write(LibraryChangeReport(addedCount: count, paperCount: count))
  }
}
