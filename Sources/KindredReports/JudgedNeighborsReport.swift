// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine

/// Scores by name, for a table of two columns.
func scoreTable(_ scores: [(name: String, value: Double)]) -> Table {
  Table(
    [.text("score"), .number("value")],
    rows: scores.map { [$0.name, String($0.value.rounded6)] })
}

/// How well neighbors agree with judgments.
public struct JudgedNeighborsReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    let queries: Int
    let ndcg10: Double
    let map: Double
    let recall10: Double
    let recall100: Double
    let p10: Double
  }

  private let result: JudgedNeighbors

  /// A report on scores.
  public init(_ result: JudgedNeighbors) {
    self.result = result
  }

  /// The mean of each score.
  package var document: Document {
    Document(
      queries: result.queryCount, ndcg10: result.scores.ndcgAt10.rounded6,
      map: result.scores.averagePrecision.rounded6,
      recall10: result.scores.recallAt10.rounded6,
      recall100: result.scores.recallAt100.rounded6, p10: result.scores.precisionAt10.rounded6)
  }

  /// A row for each score.
  package var table: Table {
    let scores = result.scores
    return scoreTable([
      ("nDCG@10", scores.ndcgAt10), ("MAP", scores.averagePrecision),
      ("recall@10", scores.recallAt10), ("recall@100", scores.recallAt100),
      ("P@10", scores.precisionAt10), ("queries", Double(result.queryCount)),
    ])
  }
}
