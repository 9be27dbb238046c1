// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports
internal import KindredStore

/// `kindred compact`: the space of removed papers given back.
struct CompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Write a library in one piece, without the space of removed papers.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var waiting: WaitOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try Library.compact(at: library.path, waiting: waiting.wait)
    try format.write(LibraryInfoReport(Library(reading: library.path).info()))
  }
}
