// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredReports

/// `kindred search`: papers about a text.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find papers about a text, or about each of many.",
    discussion: """
      Words in quotation marks have to be in a paper as they stand, words after a hyphen must not be: \
      kindred search 'reefs "water colour" -robots'. A file of queries holds one JSON object a line, \
      {"id": ..., "text": ...}; the answers come one a line in its order.
      """)

  @Argument(help: "What to look for.")
  var words: [String] = []

  @Option(
    name: .customLong("text"),
    help: ArgumentHelp(
      "Take what to look for from a file, or - for standard input.", valueName: "file"),
    completion: .file())
  var textFile: String?

  @Option(
    help: ArgumentHelp(
      "Answer every query of a JSON lines file, or of - for standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "gz"]))
  var queries: String?

  @OptionGroup var neighbors: NeighborOptions

  @Flag(help: "List every reason; their shares add up to the similarity.")
  var explain = false

  @OptionGroup var page: PageOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    try page.check()
    let given = [!words.isEmpty, textFile != nil, queries != nil]
    if given.count(where: { $0 }) != 1 {
      throw ValidationError("give either a text, --text FILE or --queries FILE")
    }
    if !words.isEmpty, typed.text.isEmpty {
      throw ValidationError("give some words to look for beside those to leave out")
    }
    if queries != nil, page.isWanted {
      throw ValidationError("--html shows the answer to one text")
    }
    try ReadingOptions.validate(pass.paths + [textFile, queries].compactMap { $0 })
  }

  private var typed: SearchText { SearchText(typed: words.joined(separator: " ")) }

  func run() throws {
    if let queries {
      try answer(QueryFile.read(queries))
    } else {
      try answer(textFile.map { SearchText(text: try Self.text(of: $0)) } ?? typed)
    }
  }

  private func answer(_ queries: [(id: String, text: String)]) throws {
    let input = try pass.open()
    let results = try input.ask { questions in
      try questions.search(
        queries.map(\.text), count: neighbors.count, least: neighbors.least, among: pass.filter)
    }
    try format.write(
      SearchesReport(zip(queries, results).map { ($0.id, $1) }, explains: explain),
      byDefault: .jsonl)
  }

  /// - Parameter search: what to look for; a text from a file is not looked through for quotation
  ///   marks.
  private func answer(_ search: SearchText) throws {
    var wanted = pass.filter
    wanted.phrases = search.phrases
    wanted.excludedPhrases = search.excludedPhrases
    let input = try pass.open()
    do {
      let result = try input.ask { questions in
        try questions.search(
          search.text, count: neighbors.count, least: neighbors.least, among: wanted,
          withDetails: page.isWanted)
      }
      try page.write { RelatedPage(result, title: page.title).html }
      try format.write(SearchReport(result, explains: explain))
    } catch EngineError.nothingPasses {
      // Some paper passes the other filters, or that would have been told.
      throw EngineError.nothingHolds(search)
    }
  }

  /// The text of a file, in one line.
  private static func text(of path: String) throws -> String {
    let text = String(decoding: try ModelFiles.bytes(path), as: UTF8.self).onOneLine()
    if text.isEmpty {
      throw PapersError.unreadable(path: path, reason: "it holds no text")
    }
    return text
  }
}
