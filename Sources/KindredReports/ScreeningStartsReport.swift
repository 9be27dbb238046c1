// SPDX-License-Identifier: Apache-2.0

public import KindredEngine

/// How well reviews are screened from a few relevant papers.
public struct ScreeningStartsReport: ReportLayout {
  /// As the contract has it: a number a key, such as `ap_3`, the average precision from three
  /// papers; none where no review was ranked.
  package typealias Document = [String: Double]

  private let results: [ScreeningStarts]
  private let drawCount: Int

  /// A report on scores of so many draws a review.
  public init(_ results: [ScreeningStarts], drawCount: Int) {
    self.results = results
    self.drawCount = drawCount
  }

  /// Each figure of each number of papers.
  package var document: Document {
    var document = ["draws": Double(drawCount)]
    for result in results {
      let count = result.knownCount
      document["reviews_\(count)"] = Double(result.reviewCount)
      if result.reviewCount == 0 { continue }
      document["ap_\(count)"] = result.scores.averagePrecision.rounded6
      document["wss95_\(count)"] = result.scores.workSavedAt95.rounded6
      document["recall10_\(count)"] = result.scores.recallAtTenth.rounded6
    }
    return document
  }

  /// A row for each number of papers.
  package var table: Table {
    Table(
      [
        .number("relevant known"), .number("reviews"), .number("average precision"),
        .number("WSS@95"), .number("recall at 10 %"),
      ],
      rows: results.map { result in
        [String(result.knownCount), String(result.reviewCount)]
          + [
            result.scores.averagePrecision, result.scores.workSavedAt95,
            result.scores.recallAtTenth,
          ].map { result.reviewCount > 0 ? String($0.rounded6) : "" }
      })
  }
}
