// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine

/// Scores by name, for a table of two columns.
private func scoreTable(_ scores: [(name: String, value: Double)]) -> Table {
  Table(
    [.text("score"), .number("value")],
    rows: scores.map { [$0.name, String($0.value.rounded6)] })
}

/// How well neighbors agree with judgments.
public struct JudgedNeighborsReport: Report {
  /// As the contract has it.
  public struct Document: Encodable {
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
  public var document: Document {
    Document(
      queries: result.queryCount, ndcg10: result.scores.ndcgAt10.rounded6,
      map: result.scores.averagePrecision.rounded6,
      recall10: result.scores.recallAt10.rounded6,
      recall100: result.scores.recallAt100.rounded6, p10: result.scores.precisionAt10.rounded6)
  }

  /// A row for each score.
  public var table: Table {
    let scores = result.scores
    return scoreTable([
      ("nDCG@10", scores.ndcgAt10), ("MAP", scores.averagePrecision),
      ("recall@10", scores.recallAt10), ("recall@100", scores.recallAt100),
      ("P@10", scores.precisionAt10), ("queries", Double(result.queryCount)),
    ])
  }
}

/// How often neighbors have the same label.
public struct LabeledNeighborsReport: Report {
  /// As the contract has it.
  public struct Document: Encodable {
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
  public var document: Document {
    Document(
      label: label, papers: result.paperCount, p10: result.precisionAt10.rounded6,
      chance: result.chance.rounded6)
  }

  /// A row for each score.
  public var table: Table {
    scoreTable([
      ("P@10", result.precisionAt10), ("chance", result.chance),
      ("papers", Double(result.paperCount)),
    ])
  }
}

/// How well groups agree with labels.
public struct GroupedDrawsReport: Report {
  /// The mean of a score over draws, and its standard deviation.
  public struct Score: Encodable {
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
  public struct Scores: Encodable {
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
  public struct Document: Encodable {
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
  public var document: Document {
    Document(
      draws: result.found.count, groups: groupCount, perGroup: groupSize,
      found: Scores(result.found), chance: Scores(result.chance))
  }

  /// A row for each score.
  public var table: Table {
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

/// How much embeddings change.
public struct FidelityReport: Report {
  /// As the contract has it.
  public struct Document: Encodable {
    struct Overlap: Encodable {
      let embedding: Double
      let graph: Double
    }

    struct CosineError: Encodable {
      let median: Double
      let p95: Double
      let max: Double
    }

    let papers: Int
    let terms: Int
    let dimension: Int
    let sample: Int
    let overlap10: Overlap
    let cosineError: CosineError
    let jlBound: Nullable<Double>
  }

  private let result: Fidelity

  /// A report on a comparison.
  public init(_ result: Fidelity) {
    self.result = result
  }

  /// What was compared, and the differences.
  public var document: Document {
    Document(
      papers: result.paperCount, terms: result.termCount, dimension: result.dimension,
      sample: result.sampleSize,
      overlap10: Document.Overlap(
        embedding: result.embeddingOverlap.rounded6, graph: result.graphOverlap.rounded6),
      cosineError: Document.CosineError(
        median: result.medianError.rounded6, p95: result.error95.rounded6,
        max: result.largestError.rounded6),
      jlBound: Nullable(result.bound?.rounded6))
  }

  /// A row for each figure.
  public var table: Table {
    scoreTable(
      [
        ("top ten kept by the embedding", result.embeddingOverlap),
        ("top ten kept by the lexical graph", result.graphOverlap),
        ("cosine error, median", result.medianError), ("cosine error, 95 %", result.error95),
        ("cosine error, largest", result.largestError),
      ]
        + (result.bound.map { [("Johnson-Lindenstrauss bound", $0)] } ?? [])
        + [
          ("dimension", Double(result.dimension)), ("papers", Double(result.paperCount)),
          ("papers compared with all", Double(result.sampleSize)),
        ])
  }
}
