// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers
internal import KindredReports
internal import KindredStore

/// `kindred index`: papers into a library.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Add papers to a library, or make one.",
    discussion: """
      Of a paper that is there already the newer version stays. Papers are written in batches, each \
      whole or not at all; after an interruption the same command goes on. A library among the \
      files gives its papers.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files or folders of papers, other libraries, or - for standard input.", valueName: "path"),
    completion: .file())
  var inputs: [String]

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("library")],
    help: ArgumentHelp(
      "The library (default: the variable \(LibraryPath.variable)).", valueName: "file"),
    completion: .file(extensions: ["kindred"]))
  var library: String?

  @OptionGroup var waiting: WaitOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    _ = try path
    try ReadingOptions.validate(inputs)
  }

  /// Where the library is.
  private var path: String {
    get throws { try LibraryPath.named(library, by: "-o") }
  }

  func run() throws {
    let path = try path
    try LibraryPath.checkFolder(of: path)
    let outcome = try Library.add(
      to: path, waiting: waiting.wait, threadCount: reading.threadCount
    ) { hand in
      let others = inputs.filter(Library.isDatabase)
      for other in others { try Library(reading: other).forEachPart(hand) }
      let files = inputs.filter { !others.contains($0) }
      if files.isEmpty { return }
      try reading.forEachPart(of: files) { part in
        // A part may hold nothing but issues.
        if !part.papers.isEmpty { try hand(part.papers) }
      }
    }
    let count = try Library(reading: path).paperCount()
    try format.write(LibraryChangeReport(outcome, paperCount: count))
  }
}
