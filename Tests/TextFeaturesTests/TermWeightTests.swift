// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import TextFeatures

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

@Suite struct TermWeightTests {
  @Test func rowsAreScikitLearns() throws {
    let golden = try Golden.load("tfidf", as: TFIDFGolden.self)
    let counts = TermCounts(
      golden.documents.map { Document(title: $0.title, abstract: $0.abstract) },
      tokenizer: Tokenizer(.plain))
    let vocabulary = Vocabulary([counts])
    let rows = SparseMatrix(counts, weightedBy: vocabulary)
    #expect(vocabulary.terms == golden.terms)
    #expect(rows.rowOffsets == golden.rowOffsets)
    #expect(rows.columnIndices == golden.columnIndices)
    #expect(distance(rows.values, golden.values) < Tolerance.weight)
  }

  @Test func titlesCountTwice() {
    func row(_ document: Document) -> SparseMatrix {
      let counts = TermCounts([document])
      return SparseMatrix(counts, weightedBy: Vocabulary([counts]))
    }
    #expect(
      row(Document(title: "coral", abstract: "reef"))
        == row(Document(title: "", abstract: "coral coral reef")))
  }

  @Test func termsThatAreNotInTheVocabularyAreLeftOut() {
    let vocabulary = Vocabulary([TermCounts([Document(title: "coral")])])
    let rows = SparseMatrix(
      TermCounts([Document(title: "coral unknown"), Document(title: "unknown")]),
      weightedBy: vocabulary)
    #expect(rows.rowOffsets == [0, 1, 1])
    #expect(rows.values == [1])
  }

  @Test func rowsThatDoNotCountChangeNothing() {
    let texts = ["coral reef reef", "reef fish", "coral coral bleaching water"]
    let strays = ["bus timetable reef", "timetable", ""]
    let few = TermCounts(texts.map { Document(title: $0) })
    let expected = SparseMatrix.weighting(few, by: Vocabulary([few]))
    let all = TermCounts((strays + texts).map { Document(title: $0) })
    let vocabulary = Vocabulary([all])
    let weighed = SparseMatrix.weighting(all, by: vocabulary)
    let rows = weighed.rows.reweighted(
      lengths: weighed.lengths, vocabulary: vocabulary, counting: [3, 4, 5])
    for row in 0..<3 {
      #expect(
        Array(rows.values[rows.entries(row + 3)])
          == Array(expected.rows.values[expected.rows.entries(row)]))
    }
    #expect(rows.entries(2).isEmpty)
    #expect(rows.values[rows.entries(1)] == [1])
    #expect(
      weighed.rows.reweighted(
        lengths: weighed.lengths, vocabulary: vocabulary, counting: Array(0..<6)) == weighed.rows)
  }
}
