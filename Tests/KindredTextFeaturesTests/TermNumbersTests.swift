// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import TestSupport
import Testing

@testable import KindredTextFeatures

@Suite struct TermNumbersTests {
  private func counts(_ texts: String...) -> TermCounts {
    TermCounts(texts.map { Document(title: "", abstract: $0) })
  }

  private func text(in numbers: TermNumbers) -> (Int) -> String {
    let terms = numbers.terms
    return { terms.texts[Int(terms.column(ofNumber: $0))] }
  }

  private func add(
    _ block: TermCounts, to numbers: inout TermNumbers
  ) throws -> (rows: CountRows, terms: TermList) {
    let added = numbers.add(block)
    return try #require(added)
  }

  @Test func termsKeepTheirNumbers() throws {
    var numbers = TermNumbers()
    let first = try add(counts("tram reef reef", "buoy"), to: &numbers)
    #expect(first.terms.numbers == 0..<3)
    #expect((0..<3).map(text(in: numbers)) == ["buoy", "reef", "tram"])
    #expect(first.rows.words == [1 << 8 | 2, 2 << 8 | 1, 0 << 8 | 1])
    #expect(first.rows.rowOffsets == [0, 2, 3])
    let second = try add(counts("reef coral zebra"), to: &numbers)
    #expect(second.terms.numbers == 3..<5)
    #expect((3..<5).map(text(in: numbers)) == ["coral", "zebra"])
    // Terms stand in the order of their bytes, whatever their numbers.
    #expect(second.rows.words.map { $0 >> 8 } == [3, 1, 4])
    #expect(numbers.statistics.documentFrequencies == [1, 2, 1, 1, 1])
    #expect(numbers.statistics.documentCount == 3 && numbers.statistics.tokenCount == 7)
    #expect(second.terms.number(of: "zebra".utf8) == 4)
    #expect(second.terms.number(of: "tram".utf8) == nil)
  }

  @Test func batchesCountAsAllAtOnce() throws {
    let texts = ["reef tram", "tram tram buoy", "coral", "", "buoy reef coral"]
    var together = TermNumbers()
    var apart = TermNumbers()
    _ = together.add(TermCounts(texts.map { Document(title: $0) }))
    for text in texts { _ = apart.add(TermCounts([Document(title: text)])) }
    #expect(apart.statistics.documentCount == 5)
    #expect(apart.statistics.tokenCount == together.statistics.tokenCount)
    #expect(apart.terms.texts == together.terms.texts)
    for column in 0..<together.termCount {
      #expect(together.terms.documentFrequency(column) == apart.terms.documentFrequency(column))
    }
  }

  @Test func whatIsTakenBackNeverCame() throws {
    var numbers = TermNumbers()
    _ = numbers.add(counts("reef tram"))
    let before = numbers.statistics
    let added = try add(counts("reef buoy buoy"), to: &numbers)
    numbers.remove(added.rows, 0)
    let after = numbers.statistics
    #expect(Array(after.documentFrequencies.prefix(2)) == before.documentFrequencies)
    #expect(after.documentFrequencies.last == 0)
    #expect(after.tokenCount == before.tokenCount && after.documentCount == 1)
  }

  @Test func largeCountsTakeSeveralWords() throws {
    var numbers = TermNumbers()
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
    let one = TermStatistics(documentFrequencies: [1], documentCount: 1)
    #expect(TermNumbers([], one) == nil)
    let twice = TermList(first: 0, offsets: [0, 1, 2], bytes: [97, 97])
    let two = TermStatistics(documentFrequencies: [1, 1], documentCount: 1)
    #expect(TermNumbers([twice].compactMap { $0 }, two) == nil)
    let tooMany = TermStatistics(documentFrequencies: [2], documentCount: 1)
    let single = TermList(first: 0, offsets: [0, 1], bytes: [97])
    #expect(TermNumbers([single].compactMap { $0 }, one) != nil)
    #expect(TermNumbers([single].compactMap { $0 }, tooMany) == nil)
  }

  @Test func keptCountsWeighAsFreshOnes() throws {
    let block = counts("reef tram tram", "buoy reef", "coral coral coral reef")
    var numbers = TermNumbers()
    let rows = try add(block, to: &numbers).rows
    let terms = Terms([block])
    let fresh = terms.rows(of: block)
    #expect(WeightedRows(rows, weighedBy: numbers.terms) == WeightedRows(fresh, weighedBy: terms))
    let bm25 = BM25()
    #expect(bm25.weights(rows, numbers.terms) == bm25.weights(fresh, terms))
    #expect(bm25.queries(rows, numbers.terms) == bm25.queries(fresh, terms))
  }
}
