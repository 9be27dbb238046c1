// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEmbeddings

@Suite struct TermEmbeddingsTests {
  private struct TermGolden: Decodable {
    let papers: [[Int]]
    let kept: [Int]
    let information: [[Double]]
    let projector: [[Double]]
  }

  /// Papers whose terms are `t00`, `t01`, ... by number.
  private func corpus(_ papers: [[Int]]) -> (rows: SparseMatrix, terms: Terms) {
    let counts = TermCounts(
      papers.map { terms in
        Document(title: terms.map { "t\($0 < 10 ? "0" : "")\($0)" }.joined(separator: " "))
      })
    let terms = Terms([counts])
    return (SparseMatrix(counts, weighedBy: terms), terms)
  }

  @Test func informationAndItsDirectionsAreNumPys() throws {
    let golden = try Golden.load("term-embeddings", as: TermGolden.self)
    let (rows, terms) = corpus(golden.papers)
    let settings = TermEmbeddings(leastDocumentFrequency: 4, dimension: 5)
    let columns = (0..<terms.count).filter { terms.documentFrequency($0) >= 4 }
    let information = settings.mutualInformation(
      rows, columns: columns, frequencies: columns.map { terms.documentFrequency($0) },
      parallelism: .sequential)
    #expect(columns.map { terms.texts[$0] }.count == golden.kept.count)
    for row in columns.indices {
      var dense = [Double](repeating: 0, count: columns.count)
      for entry in information.entries(row) {
        dense[Int(information.columnIndices[entry])] = Double(information.values[entry])
      }
      #expect(distance(dense, golden.information[row]) < 1e-6)
    }
    let model = settings.learn(from: rows, terms)
    #expect(model.termCount == golden.kept.count && model.paperCount == 60)
    #expect((0..<model.termCount).map(model.term) == columns.map { terms.texts[$0] })
  }

  @Test func threadsDoNotShow() {
    let papers = (0..<700).map { paper in (0..<9).map { (paper * 7 + $0 * $0) % 60 } }
    let (rows, terms) = corpus(papers)
    let settings = TermEmbeddings(leastDocumentFrequency: 2, dimension: 8)
    let one = settings.learn(from: rows, terms)
    for threads in [2, 3] {
      let other = settings.learn(
        from: rows, terms, parallelism: Parallelism(threadCount: threads))
      #expect(firstDifference(other.encode(), one.encode()) == nil)
    }
  }

  @Test func theMostFrequentTermsAreKept() {
    let (rows, terms) = corpus([[1, 2, 3], [1, 2], [1, 2], [1, 3], [4]])
    let model = TermEmbeddings(leastDocumentFrequency: 1, largestTermCount: 2, dimension: 2)
      .learn(from: rows, terms)
    #expect((0..<model.termCount).map(model.term) == ["t01", "t02"])
    // Of the three that one paper less holds, the first in order.
    let tied = corpus([[1, 2, 3, 4], [1, 2, 3, 4], [4]])
    let first = TermEmbeddings(leastDocumentFrequency: 1, largestTermCount: 2, dimension: 2)
      .learn(from: tied.rows, tied.terms)
    #expect((0..<first.termCount).map(first.term) == ["t01", "t04"])
  }

  @Test func nothingIsLearnedFromNothing() {
    let (rows, terms) = corpus([])
    let model = TermEmbeddings().learn(from: rows, terms)
    #expect(model.termCount == 0)
    #expect(throws: Never.self) { try BackgroundModel(decoding: model.encode()) }
  }
}
