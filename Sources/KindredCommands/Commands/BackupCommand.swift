// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredReports
internal import KindredStore

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
