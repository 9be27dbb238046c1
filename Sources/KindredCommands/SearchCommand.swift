// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Engine
internal import Foundation
internal import Papers
internal import Reports
internal import Store

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

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    let given = [!words.isEmpty, textFile != nil, queries != nil]
    if given.count(where: { $0 }) != 1 {
      throw ValidationError("give either a text, --text FILE or --queries FILE")
    }
    if !words.isEmpty, typed.text.isEmpty {
      throw ValidationError("give some words to look for beside those to leave out")
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
    let results = try pass.withEngine(filtersResults: true) { engine, _ in
      engine.search(queries.map(\.text), count: neighbors.count, among: pass.filter)
    }
    // A text without an answer is one among many; that none has one is an error.
    try neighbors.check(results.compactMap { $0.neighbors.first?.similarity }.max())
    let kept = neighbors.least.map { least in results.map { $0.keeping(atLeast: least) } }
    try format.write(
      SearchesReport(
        zip(queries, kept ?? results).map { ($0.id, $1) }, explains: explain),
      byDefault: .jsonl)
  }

  /// - Parameter search: what to look for; a text from a file is not looked through for quotation marks.
  private func answer(_ search: SearchText) throws {
    var wanted = pass.filter
    wanted.phrases = search.phrases
    wanted.excludedPhrases = search.excludedPhrases
    let answer = try pass.askingLibrary { library, _, options in
      try library.search(search.text, count: neighbors.count, among: wanted, options)
    }
    let result =
      try answer
      ?? pass.withEngine(filtersResults: true) { engine, _ in
        do {
          return try engine.search(search.text, count: neighbors.count, among: wanted)
        } catch EngineError.nothingPasses {
          // Some paper passes the other filters: they were looked at when the papers were read.
          throw EngineError.nothingHolds(search)
        }
      }
    try neighbors.check(result.neighbors.first?.similarity)
    try format.write(
      SearchReport(neighbors.least.map(result.keeping) ?? result, explains: explain))
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

/// A file of queries.
struct QueryFile {
  private struct Row: Decodable {
    let id: String
    let text: String

    private enum CodingKeys: String, CodingKey { case id, text }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      text = try row.decode(String.self, forKey: .text).onOneLine()
      if let number = try? row.decode(Int.self, forKey: .id) {
        id = String(number)
      } else {
        // Both head what was found, in a line of their own.
        id = try row.decode(String.self, forKey: .id).onOneLine()
      }
    }
  }

  /// The queries of a file, in order.
  ///
  /// - Throws: ``PapersError`` for a file that is missing or holds anything else.
  static func read(_ path: String) throws -> [(id: String, text: String)] {
    let bytes = try ModelFiles.bytes(path)
    let decoder = JSONDecoder()
    var queries: [(id: String, text: String)] = []
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      guard let row = try? decoder.decode(Row.self, from: Data(line)) else {
        throw PapersError.strict(
          ReadingIssue(
            source: path, line: index + 1,
            message: "not a query, which is {\"id\": ..., \"text\": ...}"))
      }
      queries.append((row.id, row.text))
    }
    return queries
  }
}
