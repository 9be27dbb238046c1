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
      A file of queries holds one JSON object a line, {"id": ..., "text": ...}; the answers come \
      one a line in its order.
      """)

  @Argument(help: "What to look for.")
  var text: [String] = []

  @Option(help: "Answer every query of a JSON lines file.", completion: .file())
  var queries: String?

  @OptionGroup var neighbors: NeighborOptions

  @Flag(help: "List every reason; their shares add up to the similarity.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var pass: PassOptions

  func validate() throws {
    if text.isEmpty == (queries == nil) {
      throw ValidationError("give either a text or --queries FILE")
    }
  }

  func run() throws {
    if let queries {
      let queries = try QueryFile.read(queries)
      let results = try pass.withEngine(filtersResults: true) { engine, _ in
        engine.search(
          queries.map(\.text), count: neighbors.count, among: pass.filters.filter)
      }
      try format.write(
        SearchesReport(
          zip(queries, results).map { ($0.id, $1) }, explains: explain),
        byDefault: .jsonl)
    } else {
      let text = text.joined(separator: " ")
      let answer = try pass.askingLibrary { library, filter, options in
        try library.search(text, count: neighbors.count, among: filter, options)
      }
      let result =
        try answer
        ?? pass.withEngine(filtersResults: true) { engine, _ in
          try engine.search(text, count: neighbors.count, among: pass.filters.filter)
        }
      try format.write(SearchReport(result, explains: explain))
    }
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
      text = try row.decode(String.self, forKey: .text)
      if let number = try? row.decode(Int.self, forKey: .id) {
        id = String(number)
      } else {
        id = try row.decode(String.self, forKey: .id)
      }
    }
  }

  /// The queries of a file, in order.
  ///
  /// - Throws: ``PapersError`` for a file that is missing or holds anything else.
  static func read(_ path: String) throws -> [(id: String, text: String)] {
    let data = try ModelFiles.data(path)
    let decoder = JSONDecoder()
    var queries: [(id: String, text: String)] = []
    for (index, line) in data.split(separator: 10, omittingEmptySubsequences: false).enumerated()
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
