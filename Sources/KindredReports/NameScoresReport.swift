// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// How well labels find their groups.
public struct NameScoresReport: ReportLayout {
  /// As the contract has it: a number a key.
  package typealias Document = [String: Double]

  private let result: NameScores

  /// A report on labels.
  public init(_ result: NameScores) {
    self.result = result
  }

  /// The mean figures.
  package var document: Document {
    [
      "groups": Double(result.groups.count), "precision": result.precision.rounded6,
      "chance": result.chance.rounded6, "held": result.held.rounded6,
      "phrases": Double(result.groups.reduce(0) { $0 + $1.held.count }),
    ]
  }

  /// A row for each group, and one for their mean.
  package var table: Table {
    let rows = result.groups.map { group in
      [
        group.label, String(group.size), String(group.precision.rounded6),
        group.held.map { $0.fixed(2) }.joined(separator: " "),
      ]
    }
    let mean = [
      "(mean)", "", String(result.precision.rounded6), result.held.fixed(2),
    ]
    return Table(
      [.prose("label"), .number("papers"), .number("precision"), .text("held by")],
      rows: rows + [mean])
  }
}
