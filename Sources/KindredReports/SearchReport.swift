// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Papers about a text.
public struct SearchReport: ReportLayout {
  /// As ``RelatedReport``, with the text as the query.
  package struct Document: Encodable {
    struct Query: Encodable {
      let id: String?
      let title: String
    }

    let query: [Query]
    let neighbors: [FoundPaperDocument]
  }

  private let result: SearchResult
  private let found: FoundPapers

  /// A report; `explains` makes text list every reason, and papers stand in it from a place of
  /// the answer on.
  public init(_ result: SearchResult, explains: Bool = false, from first: Int = 0) {
    self.result = result
    found = FoundPapers(
      heading: "about \"\(result.text)\"", papers: result.neighbors, explains: explains,
      first: first)
  }

  /// The text and the papers found.
  package var document: Document {
    Document(
      query: [Document.Query(id: nil, title: result.text)], neighbors: found.documents)
  }

  /// A row for each paper found.
  package var table: Table { found.table }

  /// A paper and its reasons on two lines.
  package func text(width: Int) -> String { found.text(width: width) }
}
