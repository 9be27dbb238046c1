// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports
internal import KindredStore

/// `kindred check`: whether a library is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify everything in a library, and say what is wrong and what to do.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let path = try library.path
    let check = try Library(reading: path).check()
    try format.write(
      LibraryCheckReport(check, advice: check.remedy.map { $0.advice(for: path) }))
    if !check.problems.isEmpty { throw ExitCode(1) }
  }
}
