// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine

/// How often neighbors have the same label.
public struct LabeledNeighborsReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    let label: String
    let papers: Int
    let p10: Double
    let chance: Double
  }

  private let result: LabeledNeighbors
  private let label: String

  /// A report on labels of a field.
  public init(_ result: LabeledNeighbors, label: String) {
    self.result = result
    self.label = label
  }

  /// The share, and what chance gives.
  package var document: Document {
    Document(
      label: label, papers: result.paperCount, p10: result.precisionAt10.rounded6,
      chance: result.chance.rounded6)
  }

  /// A row for each score.
  package var table: Table {
    scoreTable([
      ("P@10", result.precisionAt10), ("chance", result.chance),
      ("papers", Double(result.paperCount)),
    ])
  }
}
