// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport
import Testing

@Suite struct RandomProjectionTests {
  private struct RowGolden: Decodable {
    let seed: String
    let term: String
    let dimension: Int
    let sparsity: Double
    let gaussian: [Double]
    let sparse: [Double]
  }

  @Test func entriesAreThoseOfAnotherProgram() throws {
    for golden in try Golden.load("random-projection", as: [RowGolden].self) {
      let seed = try #require(UInt64(golden.seed))
      let gaussian = RandomProjection(seed: seed, dimension: golden.dimension)
      let sparse = RandomProjection(
        seed: seed, dimension: golden.dimension, entries: .sparse(sparsity: golden.sparsity))
      #expect(distance(gaussian.row(of: golden.term), golden.gaussian) < 1e-6)
      #expect(distance(sparse.row(of: golden.term), golden.sparse) < 1e-6)
    }
  }

  @Test(arguments: [RandomProjection.Entries.gaussian, .sparse(sparsity: 3), .sparse(sparsity: 30)])
  func dotProductsAreKeptOnAverage(entries: RandomProjection.Entries) {
    let (rows, terms) = Corpora.tfidf(80)
    let projection = RandomProjection(seed: 5, dimension: 2_048, entries: entries)
    let projected = projection.project(rows, terms: terms)
    // Five standard deviations of an estimated cosine, and more for heavy-tailed entries.
    let bound = 8 / Double(2_048).squareRoot()
    for row in 1..<80 {
      let estimate = Double(
        projected.withRow(0) { left in projected.withRow(row) { dot(left, $0) } })
      #expect(abs(estimate - rows.dot(0, rows, row)) < bound)
    }
  }

  @Test func vectorsDoNotDependOnTheRestOfTheCorpus() {
    let document = Document(title: "coral reef", abstract: "coral bleaching")
    func vector(among others: [Document]) -> [Float] {
      let terms = Terms([TermCounts([document])])
      let rows = SparseMatrix(TermCounts([document] + others), weighedBy: terms)
      return RandomProjection(seed: 0, dimension: 16)
        .project(rows, terms: terms.texts).rowArrays[0]
    }
    #expect(vector(among: []) == vector(among: [Document(title: "bus charging")]))
  }

  @Test(arguments: [2, 3]) func bitsDoNotDependOnThreads(threadCount: Int) {
    let (rows, terms) = Corpora.tfidf(400)
    let projection = RandomProjection(seed: 0, dimension: 32)
    let together = projection.project(
      rows, terms: terms, parallelism: Parallelism(threadCount: threadCount))
    #expect(firstDifference(together, projection.project(rows, terms: terms)) == nil)
  }

  @Test func emptyRowsStayZero() {
    let rows = SparseMatrix(
      columnCount: 1, rowOffsets: [0, 0, 1], columnIndices: [0], values: [1])
    let projected = RandomProjection(seed: 0, dimension: 4).project(rows, terms: ["coral"])
    #expect(projected.isZeroRow(0))
    #expect(!projected.isZeroRow(1))
  }
}

/// Sparse rows of invented papers.
enum Corpora {
  static func tfidf(_ count: Int) -> (rows: SparseMatrix, terms: [String]) {
    let counts = TermCounts(
      Seeded.papers(count).map { Document(title: $0.title, abstract: $0.abstract) })
    let terms = Terms([counts])
    return (SparseMatrix(counts, weighedBy: terms), terms.texts)
  }
}
