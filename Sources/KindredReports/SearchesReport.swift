// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// The answers to several texts, each with a name of its own.
public struct SearchesReport: ReportLayout {
  /// One text's answer.
  package struct Line: Encodable {
    let id: String
    let neighbors: [FoundPaperDocument]
  }

  private let results: [(id: String, found: FoundPapers)]

  /// A report on results in the order of their queries.
  public init(_ results: [(id: String, result: SearchResult)], explains: Bool = false) {
    self.results = results.map { id, result in
      (
        id,
        FoundPapers(
          heading: "\(id): \(result.text)", papers: result.neighbors, explains: explains)
      )
    }
  }

  /// All answers.
  package var document: [Line] { lines }

  /// One answer a line.
  package var lines: [Line] {
    results.map { Line(id: $0.id, neighbors: $0.found.documents) }
  }

  /// A row for each paper found, led by the query's name.
  package var table: Table {
    let columns = results.first?.found.table.columns ?? []
    return Table(
      [.text("query")] + columns,
      rows: results.flatMap { result in result.found.table.rows.map { [result.id] + $0 } })
  }

  /// The answers one below the other.
  package func text(width: Int) -> String {
    results.map { $0.found.text(width: width) }.joined(separator: "\n")
  }
}
