// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// What is left to read for a review.
public struct ScreeningReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    let read: Int
    let relevant: Int
    let unread: Int
    let relevantLeft: Nullable<Double>
    let next: [FoundPaperDocument]

    private enum CodingKeys: String, CodingKey {
      case read, relevant, unread, next
      case relevantLeft = "relevant_left"
    }
  }

  private let result: Screening
  private let found: FoundPapers

  /// A report; `explains` makes text list every reason.
  public init(_ result: Screening, explains: Bool = false) {
    self.result = result
    let left = result.relevantLeft.map { "about \($0.fixed(0)) of those likely relevant" }
    found = FoundPapers(
      heading:
        "\(result.readCount.of("paper")) read, \(result.relevantCount) relevant; "
        + "\(result.unreadCount) unread, "
        + (left ?? "too few are labeled to tell how many of those are relevant"),
      papers: result.next.papers.map(\.found), explains: explains,
      near: result.next.papers.map(\.near), namesNear: false)
  }

  /// The counts and the papers to read next.
  package var document: Document {
    Document(
      read: result.readCount, relevant: result.relevantCount, unread: result.unreadCount,
      relevantLeft: Nullable(result.relevantLeft?.rounded6), next: found.documents)
  }

  /// A paper to read a line.
  package var lines: [FoundPaperDocument] { found.documents }

  /// A row for each paper to read.
  package var table: Table { found.table }

  /// The counts, and a paper and its reasons on two lines.
  package func text(width: Int) -> String { found.text(width: width) }
}
