// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredEngine
import KindredKernels
import KindredPapers
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
    let other = embedding(EngineOptions(seed: 1, threadCount: 3, projection: .random))
    #expect(firstDifference(one.rows, other.rows) == nil)
    #expect(one.rows != embedding(EngineOptions(seed: 2, projection: .random)).rows)
  }

  @Test func fidelityIsTold() {
    guard case .own(isExact: true, _) = embedding(EngineOptions(dimension: 400)).space,
      case .own(isExact: false, let share?) = embedding(EngineOptions(dimension: 4)).space,
      case .own(isExact: false, nil) = embedding(EngineOptions(projection: .random)).space
    else {
      Issue.record("the space is another")
      return
    }
    #expect((0.01..<0.9).contains(share))
  }

  /// Papers whose words the background model knows.
  private static let known = [
    "Image diffusion models", "Diffusion for video generation", "Graph neural networks",
    "Neural networks on graphs", "Galaxy clusters and dark matter", "Dark matter in galaxies",
  ].enumerated().map { Paper(id: PaperID("k\($0)"), title: $1) }

  @Test func rowsStandInOneSpaceWhateverThePapersBeside() throws {
    let all = Engine(Self.known).embedding()
    let some = Engine(Array(Self.known.suffix(2))).embedding()
    #expect(all.space == .background && all.rows.columnCount == some.rows.columnCount)
    for row in 0..<2 {
      #expect(
        distance(all.rows.rows(at: [row + 4]).rowArrays, some.rows.rows(at: [row]).rowArrays) < 1e-6
      )
      #expect(abs(all.rows.withRow(row, norm) - 1) < 1e-5)
    }
    #expect(
      Engine(Self.known, options: EngineOptions(background: .none)).embedding().space != .background
    )
  }

  @Test(arguments: [false, true]) func givenBackTheyGiveTheSameNeighbors(asHalves: Bool) throws {
    let engine = Engine(Self.known)
    var rows = engine.embedding().rows
    if asHalves { rows = try NumPyFormat.decode(NumPyFormat.encode(rows, as: .half)) }
    let ids = Self.known.map(\.id)
    func graph(_ rows: Matrix) -> NeighborGraph {
      let vectors = PaperVectors(ids: ids, rows: rows)
      return Engine(Self.known, options: EngineOptions(embeddings: vectors)).neighborGraph(count: 3)
    }
    #expect(graph(rows).neighbors == engine.neighborGraph(count: 3).neighbors)
    // One row of another space, and all are vectors from elsewhere.
    rows[2, 0] += 0.5
    #expect(graph(rows).neighbors != engine.neighborGraph(count: 3).neighbors)
  }
}
