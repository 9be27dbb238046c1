// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredTextFeatures

/// Documents, and what scikit-learn's `TfidfVectorizer` makes of them.
struct TFIDFGolden: Decodable {
  struct Paper: Decodable {
    let title: String
    let abstract: String
  }

  let documents: [Paper]
  let terms: [String]
  let rowOffsets: [Int]
  let columnIndices: [Int32]
  let values: [Double]
}

@Suite struct WeightedRowsTests {
  @Test func rowsAreScikitLearns() throws {
    let golden = try Golden.load("tfidf", as: TFIDFGolden.self)
    let counts = TermCounts(
      golden.documents.map { Document(title: $0.title, abstract: $0.abstract) },
      tokenizer: Tokenizer(.plain))
    let terms = Terms([counts])
    let rows = SparseMatrix(counts, weighedBy: terms)
    #expect(terms.texts == golden.terms)
    #expect(rows.rowOffsets == golden.rowOffsets)
    #expect(rows.columnIndices == golden.columnIndices)
    #expect(distance(rows.values, golden.values) < Tolerance.weight)
  }

  @Test func titlesCountTwice() {
    func row(_ document: Document) -> SparseMatrix {
      let counts = TermCounts([document])
      return SparseMatrix(counts, weighedBy: Terms([counts]))
    }
    #expect(
      row(Document(title: "coral", abstract: "reef"))
        == row(Document(title: "", abstract: "coral coral reef")))
  }

  @Test func termsWithoutAColumnAreLeftOut() {
    let terms = Terms([TermCounts([Document(title: "coral")])])
    let rows = SparseMatrix(
      TermCounts([Document(title: "coral unknown"), Document(title: "unknown")]),
      weighedBy: terms)
    #expect(rows.rowOffsets == [0, 1, 1])
    #expect(rows.values == [1])
  }

  @Test func rowsThatDoNotCountChangeNothing() {
    let texts = ["coral reef reef", "reef fish", "coral coral bleaching water"]
    let strays = ["bus timetable reef", "timetable", ""]
    let few = TermCounts(texts.map { Document(title: $0) })
    let expected = SparseMatrix(few, weighedBy: Terms([few]))
    let all = TermCounts((strays + texts).map { Document(title: $0) })
    let terms = Terms([all])
    let counts = terms.rows(of: all)
    func weights(counting rows: Range<Int>) -> SparseMatrix {
      let statistics = TermStatistics(
        of: rows.map { (counts: counts, row: $0) }, termCount: terms.count)
      return WeightedRows(counts, weighedBy: terms.weighing(by: statistics)).weights
    }
    let rows = weights(counting: 3..<6)
    for row in 0..<3 {
      #expect(
        Array(rows.values[rows.entries(row + 3)])
          == Array(expected.values[expected.entries(row)]))
    }
    #expect(rows.entries(2).isEmpty)
    #expect(rows.values[rows.entries(1)] == [1])
    #expect(weights(counting: 0..<6) == WeightedRows(counts, weighedBy: terms).weights)
  }

  @Test func termsWithoutAColumnMakeARowLonger() {
    let block = TermCounts([Document(title: "", abstract: "reef reef buoy")])
    var numbers = TermNumbers()
    let counts = numbers.add(block)?.rows ?? CountRows()
    let all = WeightedRows(counts, weighedBy: numbers.terms)
    let reef = Terms([(number: 1, text: "reef")], numbers.statistics)
    let part = WeightedRows(counts, weighedBy: reef)
    #expect(part.lengths == all.lengths)
    #expect(part.weights.values == [all.weights.values[1]])
  }
}
