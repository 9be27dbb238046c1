// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports
internal import KindredStore

/// `kindred info`: what is in a library.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Tell what is in a library.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try format.write(LibraryInfoReport(Library(reading: library.path).info()))
  }
}
