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
    let stored = try Library(reading: library.path)
    try format.write(
      LibraryChangeReport(removedCount: removed, paperCount: try stored.paperCount()))
    let missing = Set(unknown)
    for id in ids {
      if missing.contains(id) { Output.note("kindred: no paper \(id) in the library") }
      let namesakes = try stored.identifiers(among: id.family?.familyNames ?? [])
      if !namesakes.isEmpty {
        let names = namesakes.map(\.description).joined(separator: ", ")
        Output.note(
          "kindred: of the same name there \(namesakes.count == 1 ? "is" : "are") \(names)")
      }
    }
    if removed == 0 { throw ExitCode(1) }
  }
}
