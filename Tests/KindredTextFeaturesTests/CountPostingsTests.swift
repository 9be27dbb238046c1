// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KindredTextFeatures

@Suite struct CountPostingsTests {
  private func rows(_ texts: [String]) -> (counts: CountRows, terms: Terms) {
    let block = TermCounts(texts.map { Document(title: "", abstract: $0) })
    let terms = Terms([block])
    return (terms.rows(of: block), terms)
  }

  private func postings(
    _ postings: CountPostings, _ terms: Terms, _ term: String
  ) throws -> [[Int]] {
    var found: [[Int]] = []
    let column = try #require(terms.column(of: term))
    postings.forEachRow(holding: terms.numbers[column]) { found.append([$0, $1]) }
    return found
  }

  @Test func holdEachTermOfEachRowOnce() throws {
    let long = String(repeating: "reef ", count: 700)
    let (counts, terms) = rows(["reef tram reef", "", "tram", long + "buoy"])
    let turned = try #require(CountPostings(counts, termCount: terms.count))
    #expect(try postings(turned, terms, "reef") == [[0, 2], [3, 700]])
    #expect(try postings(turned, terms, "tram") == [[0, 1], [2, 1]])
    #expect(try postings(turned, terms, "buoy") == [[3, 1]])
    turned.forEachRow(holding: terms.count) { row, _ in Issue.record("row \(row) of no term") }
  }

  @Test func refuseWhatHasNoPlaceIn16Bits() {
    let (counts, terms) = rows([String(repeating: "reef ", count: 65_536)])
    #expect(CountPostings(counts, termCount: terms.count) == nil)
    let (most, _) = rows([String(repeating: "reef ", count: 65_535)])
    #expect(CountPostings(most, termCount: 1) != nil)
    let (one, _) = rows(["reef"])
    let many = one.rows(at: repeatElement(0, count: 65_537))
    #expect(CountPostings(many, termCount: 1) == nil)
  }

  @Test func areNoneWithoutRows() {
    let none = CountPostings(CountRows(), termCount: 3)
    #expect(none != nil)
    none?.forEachRow(holding: 1) { row, _ in Issue.record("row \(row) of nothing") }
  }
}
