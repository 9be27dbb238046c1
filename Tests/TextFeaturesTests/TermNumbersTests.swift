// SPDX-License-Identifier: Apache-2.0

import Kernels
import TestSupport
import Testing

@testable import TextFeatures

@Suite struct TermNumbersTests {
  private func counts(_ texts: String...) -> TermCounts {
    TermCounts(texts.map { Document(title: "", abstract: $0) })
  }

  private func add(
    _ block: TermCounts, to numbers: inout TermNumbers
  ) throws -> (rows: CountRows, terms: TermList) {
    let added = numbers.add(block)
    return try #require(added)
  }

  private func empty() throws -> TermNumbers { try #require(TermNumbers()) }

  @Test func termsKeepTheirNumbers() throws {
    var numbers = try empty()
    let first = try add(counts("tram reef reef", "buoy"), to: &numbers)
    #expect(first.terms.numbers == 0..<3)
    #expect((0..<3).map(numbers.term) == ["buoy", "reef", "tram"])
    #expect(first.rows.words == [1 << 8 | 2, 2 << 8 | 1, 0 << 8 | 1])
    #expect(first.rows.rowOffsets == [0, 2, 3])
    let second = try add(counts("reef coral zebra"), to: &numbers)
    #expect(second.terms.numbers == 3..<5)
    #expect((3..<5).map(numbers.term) == ["coral", "zebra"])
    // Terms stand in the order of their bytes, whatever their numbers.
    #expect(second.rows.numbers(0) == [3, 1, 4])
    #expect(numbers.documentFrequencies == [1, 2, 1, 1, 1])
    #expect(numbers.documentCount == 3 && numbers.tokenCount == 7)
    #expect(second.terms.number(of: "zebra".utf8) == 4)
    #expect(second.terms.number(of: "tram".utf8) == nil)
  }

  @Test func batchesCountAsAllAtOnce() throws {
    let texts = ["reef tram", "tram tram buoy", "coral", "", "buoy reef coral"]
    var together = try empty()
    var apart = try empty()
    _ = together.add(TermCounts(texts.map { Document(title: $0) }))
    for text in texts { _ = apart.add(TermCounts([Document(title: text)])) }
    #expect(apart.documentCount == 5 && apart.tokenCount == together.tokenCount)
    for number in 0..<together.termCount {
      let other = try #require(
        (0..<apart.termCount).first { apart.term($0) == together.term(number) })
      #expect(together.documentFrequencies[number] == apart.documentFrequencies[other])
    }
  }

  @Test func whatIsTakenBackNeverCame() throws {
    var numbers = try empty()
    _ = numbers.add(counts("reef tram"))
    let before = (numbers.documentFrequencies, numbers.tokenCount)
    let added = try add(counts("reef buoy buoy"), to: &numbers)
    numbers.remove(added.rows, 0)
    #expect(Array(numbers.documentFrequencies.prefix(2)) == before.0)
    #expect(numbers.documentFrequencies.last == 0)
    #expect(numbers.tokenCount == before.1 && numbers.documentCount == 1)
  }

  @Test func largeCountsTakeSeveralWords() throws {
    var numbers = try empty()
    let text = String(repeating: "reef ", count: 600) + "tram"
    let rows = try add(counts(text), to: &numbers).rows
    #expect(rows.words.map { $0 & 0xFF } == [255, 255, 90, 1])
    var found: [[Int]] = []
    rows.forEachTerm(0) { found.append([$0, $1]) }
    #expect(found == [[0, 600], [1, 1]])
    #expect(rows.tokenCount(0) == 601)
  }

  @Test func whatDoesNotFitIsRefused() {
    #expect(CountRows(rowOffsets: [0, 1], words: [1 << 8 | 1], termCount: 2) != nil)
    #expect(CountRows(rowOffsets: [0, 1], words: [2 << 8 | 1], termCount: 2) == nil)
    #expect(CountRows(rowOffsets: [0, 1], words: [1 << 8], termCount: 2) == nil)
    #expect(CountRows(rowOffsets: [0, 2], words: [1 << 8 | 1], termCount: 2) == nil)
    #expect(CountRows(rowOffsets: [0, 1, 0, 1], words: [1 << 8 | 1], termCount: 2) == nil)
    #expect(CountRows(rowOffsets: [], words: [], termCount: 2) == nil)
    #expect(TermList(first: 0, offsets: [0, 2, 1], bytes: [97]) == nil)
    #expect(TermNumbers(documentFrequencies: [1], documentCount: 1) == nil)
    let twice = TermList(first: 0, offsets: [0, 1, 2], bytes: [97, 97])
    #expect(
      TermNumbers(terms: [twice].compactMap { $0 }, documentFrequencies: [1, 1], documentCount: 1)
        == nil)
  }

  @Test func keptCountsWeighAsFreshOnes() throws {
    let block = counts("reef tram tram", "buoy reef", "coral coral coral reef")
    var numbers = try empty()
    let rows = try add(block, to: &numbers).rows
    let vocabulary = Vocabulary([block])
    let fresh = SparseMatrix.weighting(block, by: vocabulary)
    let kept = SparseMatrix.weighting(
      rows, rows: 0..<3, columnCount: vocabulary.count,
      columnOfNumber: { Int32(vocabulary.column(of: numbers.term($0)) ?? -1) },
      inverseDocumentFrequency: {
        TermWeight.inverseDocumentFrequency(
          Int(numbers.documentFrequencies[$0]), documentCount: 3)
      })
    #expect(kept.rows == fresh.rows)
    #expect(firstDifference(kept.lengths, fresh.lengths) == nil)
    let bm25 = BM25()
    let weights = bm25.weights(
      of: rows, rows: 0..<3, columnCount: vocabulary.count,
      columnOfNumber: { Int32(vocabulary.column(of: numbers.term($0)) ?? -1) },
      documentFrequency: { Int(numbers.documentFrequencies[$0]) }, documentCount: 3,
      meanTokenCount: Double(numbers.tokenCount) / 3)
    #expect(
      weights == bm25.weights(of: fresh.rows, lengths: fresh.lengths, vocabulary: vocabulary))
  }
}
