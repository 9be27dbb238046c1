// SPDX-License-Identifier: Apache-2.0

internal import KindredClustering
public import KindredEngine

/// How much embeddings change.
public struct FidelityReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
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
  package var document: Document {
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
  package var table: Table {
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
