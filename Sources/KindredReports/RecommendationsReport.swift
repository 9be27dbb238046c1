// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// Papers for a reader.
public struct RecommendationsReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    let query: [RelatedReport.Document.Query]
    let neighbors: [FoundPaperDocument]
    let doubtfulFrom: Nullable<Int>

    private enum CodingKeys: String, CodingKey {
      case query, neighbors
      case doubtfulFrom = "doubtful_from"
    }
  }

  private let result: Recommendations
  private let found: FoundPapers

  /// A report; `explains` makes text list every reason, and papers stand in it from a place of
  /// the answer on.
  public init(_ result: Recommendations, explains: Bool = false, from first: Int = 0) {
    self.result = result
    found = FoundPapers(
      heading: "for a reader of "
        + (result.liked.count == 1
          ? "\(result.liked[0].id) \(result.liked[0].title)" : "\(result.liked.count) papers"),
      papers: result.papers.map(\.found), explains: explains, near: result.papers.map(\.near),
      namesNear: result.liked.count > 1,
      doubtfulFrom: result.doubtfulFrom, first: first)
  }

  /// The liked papers and those for their reader.
  package var document: Document {
    Document(
      query: result.liked.map { .init(id: $0.id.description, title: $0.title) },
      neighbors: found.documents, doubtfulFrom: Nullable(result.doubtfulFrom))
  }

  /// A paper a line.
  package var lines: [FoundPaperDocument] { found.documents }

  /// A row for each paper.
  package var table: Table { found.table }

  /// A paper, its reasons and the liked ones that it is like on three lines.
  package func text(width: Int) -> String { found.text(width: width) }
}
