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
      whole or not at all; after an interruption the same command goes on.
      """)

  @Argument(
    help: ArgumentHelp("Files or folders of papers, or - for standard input.", valueName: "path"),
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
      try reading.forEachPart(of: inputs) { part in
        // A part may hold nothing but issues.
        if !part.papers.isEmpty { try hand(part.papers) }
      }
    }
    let count = try Library(reading: path).paperCount()
    try format.write(LibraryChangeReport(outcome, paperCount: count))
  }
}

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

/// `kindred check`: whether a library is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify everything in a library, and say what is wrong and what to do.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let check = try Library(reading: library.path).check()
    try format.write(LibraryCheckReport(check))
    if !check.problems.isEmpty { throw ExitCode(1) }
  }
}

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
