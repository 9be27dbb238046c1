// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine

/// How well groups agree with labels.
public struct GroupedDrawsReport: ReportLayout {
  /// The mean of a score over draws, and its standard deviation.
  package struct Score: Encodable {
    let mean: Double
    let deviation: Double

    fileprivate init(_ values: [Double]) {
      let count = Double(max(1, values.count))
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean.rounded6
      deviation = (squares / max(1, count - 1)).squareRoot().rounded6
    }
  }

  /// The scores of one way of grouping.
  package struct Scores: Encodable {
    let ami: Score
    let ari: Score
    let v: Score

    fileprivate init(_ scores: [ExternalScores]) {
      ami = Score(scores.map(\.adjustedMutualInformation))
      ari = Score(scores.map(\.adjustedRand))
      v = Score(scores.map(\.vMeasure))
    }
  }

  /// As the contract has it.
  package struct Document: Encodable {
    let draws: Int
    let groups: Int
    let perGroup: Int
    let found: Scores
    let chance: Scores
  }

  private let result: GroupedDraws
  private let groupCount: Int
  private let groupSize: Int

  /// A report on draws.
  public init(_ result: GroupedDraws, groupCount: Int, groupSize: Int) {
    self.result = result
    self.groupCount = groupCount
    self.groupSize = groupSize
  }

  /// The scores found and by chance.
  package var document: Document {
    Document(
      draws: result.found.count, groups: groupCount, perGroup: groupSize,
      found: Scores(result.found), chance: Scores(result.chance))
  }

  /// A row for each score.
  package var table: Table {
    let document = document
    return Table(
      [.text("score"), .number("mean"), .number("deviation"), .number("chance")],
      rows: [
        ("AMI", document.found.ami, document.chance.ami),
        ("ARI", document.found.ari, document.chance.ari),
        ("V", document.found.v, document.chance.v),
      ].map { name, found, chance in
        [name, String(found.mean), String(found.deviation), String(chance.mean)]
      })
  }
}
