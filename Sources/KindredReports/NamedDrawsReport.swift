// SPDX-License-Identifier: Apache-2.0

public import KindredEngine

/// How well names of categories find other papers of theirs.
public struct NamedDrawsReport: ReportLayout {
  /// As the contract has it: a number a key.
  package typealias Document = [String: Double]

  private let result: NamedDraws

  /// A report on draws.
  public init(_ result: NamedDraws) {
    self.result = result
  }

  private var figures: [(name: String, value: Double)] {
    let chance = 1 / Double(max(1, result.groupCount))
    return [
      ("precision", result.mean(\.precision)), ("nearest", result.mean(\.nearest)),
      ("chance", chance),
    ]
  }

  /// The mean figures.
  package var document: Document {
    var document = [
      "draws": Double(result.draws.count), "groups": Double(result.groupCount),
    ]
    for figure in figures { document[figure.name] = figure.value.rounded6 }
    return document
  }

  /// A row for each figure.
  package var table: Table {
    Table(
      [.text("score"), .number("mean")],
      rows: figures.map { [$0.name, String($0.value.rounded6)] })
  }
}
