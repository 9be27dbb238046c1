// SPDX-License-Identifier: Apache-2.0

import KindredClustering
import KindredEmbeddings
import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

@Suite struct GroupingRowsTests {
  @Test func dimensionsGrowWithThePapers() {
    for (count, without, with) in [
      (1, 2, 3), (60, 7, 11), (300, 12, 19), (2_400, 26, 41), (100_000, 64, 64),
    ] {
      #expect(GroupingRows.dimension(paperCount: count, hasBackground: false) == without)
      #expect(GroupingRows.dimension(paperCount: count, hasBackground: true) == with)
    }
  }

  /// All that is known of papers, centered on what some of them have in common, written plainly.
  private func whole(_ engine: Engine, _ shaping: [Int]) -> [[Double]] {
    let seen = engine.options.background.model.map {
      engine.corpus.rows(in: $0, parallelism: .sequential)
    }
    let unknown = seen.map { seen in
      shaping.reduce(0) { $0 + 1 - Double(seen.coverage[$1]) } / Double(shaping.count)
    }
    let least = (Double(shaping.count) / 300).squareRoot()
    let weight =
      unknown.map { (10 * max(least, min(8, ($0 / 0.15) * ($0 / 0.15)))).rounded() / 10 } ?? 1
    let kinds = [
      seen?.rows,
      engine.embedding(
        dimension: 64, counting: shaping.count < engine.corpus.papers.count ? shaping : nil
      ).rows,
    ].compactMap { $0?.rowArrays }
    let centered = kinds.enumerated().map { kind, rows in
      let mean = BackgroundTwin.mean(shaping.map { rows[$0] })
      let length = kind == kinds.count - 1 ? weight : 1
      return rows.map { BackgroundTwin.centered($0, on: mean, length: length) }
    }
    return engine.corpus.papers.indices.map { row in
      let joined = centered.flatMap { $0[row] }
      let length = joined.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return joined.map { length > 0 ? $0 / length : 0 }
    }
  }

  @Test func bothKindsOfRowsAreCenteredAndStandSideBySide() {
    let engine = Engine(
      BackgroundTwin.papers, options: EngineOptions(background: .learned(BackgroundTwin.model)))
    let rows = GroupingRows(engine, groupCount: BackgroundTwin.papers.count)
    #expect(rows.shaping == Array(BackgroundTwin.papers.indices))
    #expect(distance(rows.whole, whole(engine, rows.shaping)) < 1e-4)
    let centers = rows.background?.mean ?? []
    let seen = engine.corpus.rows(in: BackgroundTwin.model, parallelism: .sequential).rows.rowArrays
    #expect(distance(centers, BackgroundTwin.mean(seen)) < Tolerance.single)
  }

  @Test func ownRowsWeighMoreTheLessTheBackgroundKnows() {
    for (coverage, weight) in [
      ([0.85], 1), ([0.9, 0.8], 1), ([1], 0.1), ([0.55], 8), ([0], 8), ([], 1),
      ([0.7], 4),
    ] as [([Float], Float)] {
      let found = GroupingRows.ownWeight(coverage: coverage)
      #expect(abs(found - weight) < 1e-4, "\(coverage)")
    }
    // What the background knows in full is still told apart by many papers' own words.
    for (count, weight) in [(75, 0.5), (300, 1), (1_000, 1)] as [(Int, Float)] {
      let coverage = [Float](repeating: 1, count: count)
      #expect(GroupingRows.ownWeight(coverage: coverage) == weight)
    }
  }

  @Test func withoutABackgroundThereAreOwnRowsAlone() {
    let engine = Engine(Seeded.papers(40), options: EngineOptions(background: .none))
    let rows = GroupingRows(engine, groupCount: nil)
    #expect(rows.background == nil)
    #expect(distance(rows.whole, whole(engine, rows.shaping)) < 1e-4)
    #expect(
      rows.reduced.columnCount == GroupingRows.dimension(paperCount: 40, hasBackground: false))
  }

  @Test func aPaperWithoutKinShapesNothing() {
    let papers =
      Seeded.papers(40)
      + [Paper(id: PaperID("stray"), title: "Tax rolls", abstract: "Wool merchants of a harbor.")]
    let engine = Engine(papers, options: EngineOptions(background: .none))
    let rows = GroupingRows(engine, groupCount: nil)
    #expect(rows.shaping == Array(0..<40))
    #expect(distance(rows.whole, whole(engine, rows.shaping)) < 1e-4)
    // The others are where they are without it.
    let alone = GroupingRows(
      Engine(Seeded.papers(40), options: EngineOptions(background: .none)), groupCount: nil)
    for row in 0..<40 {
      for other in 0..<row {
        let difference =
          rows.reduced.dot(row, rows.reduced, other)
          - alone.reduced.dot(row, alone.reduced, other)
        #expect(abs(difference) < 1e-3)
      }
    }
    // More groups than there are papers near others are only to be had with strays.
    #expect(GroupingRows(engine, groupCount: 41).shaping.count == 41)
  }

  @Test func groupsAreWhereTheirPapersAre() {
    let engine = Engine(Seeded.papers(40), options: EngineOptions(background: .none))
    let rows = GroupingRows(engine, groupCount: nil)
    let clustering = SphericalKMeans(clusterCount: 4).fit(rows.reduced.rows(at: rows.shaping))
    let centers = rows.centers(of: clustering)
    for (cluster, members) in clustering.members().enumerated() {
      let sum = (0..<rows.whole.columnCount).map { column in
        members.reduce(0) { $0 + Double(rows.whole[rows.shaping[$1], column]) }
      }
      let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(distance(centers.rowArrays[cluster], sum.map { $0 / length }) < Tolerance.single)
    }
  }
}
