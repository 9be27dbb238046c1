// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports
internal import KindredStore

/// `kindred relearn`: what a library made from its papers, anew.
struct RelearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relearn",
    abstract: "Learn from all papers of a library anew, or bring an older one up to date.",
    discussion: """
      Papers that were added later are compared by what was learned before. kindred info tells how far \
      the library has drifted from it. A library that has doubled is learned anew by itself.
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var waiting: WaitOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try Library.relearn(at: library.path, waiting: waiting.wait)
    try format.write(LibraryInfoReport(Library(reading: library.path).info()))
  }
}
