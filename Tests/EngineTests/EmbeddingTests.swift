// SPDX-License-Identifier: Apache-2.0

import Embeddings
import Engine
import Kernels
import TestSupport
import Testing

@Suite struct EmbeddingTests {
  private let papers = Seeded.papers(300)

  private func embedding(_ options: EngineOptions) -> Embedding {
    Engine(papers, options: options).embedding()
  }

  @Test(arguments: ProjectionKind.allCases, [nil, 1, 16] as [Int?])
  func rowsHaveUnitLength(kind: ProjectionKind, dimension: Int?) {
    let result = embedding(EngineOptions(projection: kind, dimension: dimension))
    #expect(result.rows.rowCount == 300)
    #expect(result.rows.columnCount <= dimension ?? 256)
    for row in 0..<300 { #expect(abs(result.rows.withRow(row, norm) - 1) < 1e-5) }
  }

  @Test func seedsAndThreadsAreAllThatMayMatter() {
    let one = embedding(EngineOptions(seed: 1, threadCount: 1, projection: .random))
    #expect(one.rows == embedding(EngineOptions(seed: 1, threadCount: 3, projection: .random)).rows)
    #expect(one.rows != embedding(EngineOptions(seed: 2, projection: .random)).rows)
  }

  @Test func fidelityIsTold() {
    #expect(embedding(EngineOptions(dimension: 400)).isExact)
    let coarse = embedding(EngineOptions(dimension: 4))
    #expect(!coarse.isExact)
    #expect((0.01..<0.9).contains(coarse.capturedShare ?? -1))
    #expect(embedding(EngineOptions(projection: .random)).capturedShare == nil)
  }
}
