// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Papers like some given ones.
public struct RelatedReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    struct Query: Encodable {
      let id: String
      let title: String
    }

    let query: [Query]
    let neighbors: [FoundPaperDocument]
  }

  private let result: RelatedPapers
  private let found: FoundPapers

  /// A report; `explains` makes text list every reason, and papers stand in it from a place of
  /// the answer on.
  public init(_ result: RelatedPapers, explains: Bool = false, from first: Int = 0) {
    self.result = result
    let names = result.query.map { "\($0.id) \($0.title)" }
    found = FoundPapers(
      heading: "related to \(names.joined(separator: " + "))", papers: result.neighbors,
      explains: explains, first: first)
  }

  /// The query and its neighbors.
  package var document: Document {
    Document(
      query: result.query.map { Document.Query(id: $0.id.description, title: $0.title) },
      neighbors: found.documents)
  }

  /// A row for each neighbor.
  package var table: Table { found.table }

  /// A neighbor and its reasons on two lines.
  package func text(width: Int) -> String { found.text(width: width) }
}
