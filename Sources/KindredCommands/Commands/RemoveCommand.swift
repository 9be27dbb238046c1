// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports
internal import KindredStore

/// `kindred remove`: papers out of a library.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove papers from a library.")

  @Argument(help: "Identifiers of papers, in any form.")
  var papers: [String]

  @OptionGroup var library: LibraryOptions
  @OptionGroup var waiting: WaitOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let ids = papers.map { PaperReference($0)?.id ?? PaperID($0) }
    let (removed, unknown) = try Library.remove(
      ids, from: library.path, waiting: waiting.wait)
    let count = try Library(reading: library.path).paperCount()
    try format.write(LibraryChangeReport(removedCount: removed, paperCount: count))
    for id in unknown { Output.note("kindred: no paper \(id) in the library") }
    if removed == 0 { throw ExitCode(1) }
  }
}
