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

  /// How many groups were chosen, as shares of the draws.
  package struct Number: Encodable {
    let mean: Double
    /// As many as labels were drawn.
    let exact: Double
    /// At most one more or less.
    let withinOne: Double
    /// Evidence agreed on the number.
    let agreed: Double
    /// As many as labels were drawn, of the draws on whose number evidence agreed.
    let agreedExact: Nullable<Double>

    fileprivate init(_ choices: [ClusterCountChoice], groupCount: Int) {
      func share(_ part: [ClusterCountChoice], within most: Int) -> Double {
        (Double(part.count { abs($0.clusterCount - groupCount) <= most })
          / Double(max(1, part.count))).rounded6
      }
      let agreeing = choices.filter { $0.reason == .agreed }
      let count = Double(max(1, choices.count))
      mean = (choices.reduce(0) { $0 + Double($1.clusterCount) } / count).rounded6
      exact = share(choices, within: 0)
      withinOne = share(choices, within: 1)
      agreed = (Double(agreeing.count) / count).rounded6
      agreedExact = Nullable(agreeing.isEmpty ? nil : share(agreeing, within: 0))
    }
  }

  /// As the contract has it.
  package struct Document: Encodable {
    let draws: Int
    let groups: Int
    let perGroup: Int
    let found: Scores
    let chance: Scores
    let chosen: Scores
    let number: Number
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

  /// The scores found, by chance and at the chosen number.
  package var document: Document {
    Document(
      draws: result.found.count, groups: groupCount, perGroup: groupSize,
      found: Scores(result.found), chance: Scores(result.chance), chosen: Scores(result.chosen),
      number: Number(result.choices, groupCount: groupCount))
  }

  /// A row for each score.
  package var table: Table {
    let document = document
    return Table(
      [
        .text("score"), .number("mean"), .number("deviation"), .number("chance"),
        .number("at chosen number"),
      ],
      rows: [
        ("AMI", document.found.ami, document.chance.ami, document.chosen.ami),
        ("ARI", document.found.ari, document.chance.ari, document.chosen.ari),
        ("V", document.found.v, document.chance.v, document.chosen.v),
      ].map { name, found, chance, chosen in
        [
          name, String(found.mean), String(found.deviation), String(chance.mean),
          String(chosen.mean),
        ]
      })
  }

  /// The table, and how often the chosen number is that of the labels.
  package func text(width: Int) -> String {
    let number = document.number
    var sentence =
      "chosen: \(groupCount) groups for \(number.exact.percent) of the draws, within one of it for "
      + "\(number.withinOne.percent); clear for \(number.agreed.percent)"
    if let exact = number.agreedExact.value { sentence += ", and then right for \(exact.percent)" }
    return table.text(width: width) + "\n" + sentence.fitted(to: width) + "\n"
  }
}

extension Double {
  /// "44 %" for 0.44.
  fileprivate var percent: String { "\((100 * self).fixed(0)) %" }
}
