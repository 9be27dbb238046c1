// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredTextFeatures

@Suite struct InvertedIndexTests {
  private let rows: SparseMatrix = {
    let counts = TermCounts(
      Seeded.papers(60).map { Document(title: $0.title, abstract: $0.abstract) })
    return SparseMatrix(counts, weighedBy: Terms([counts]))
  }()

  /// Rows by their sums in single precision, term by term.
  private func nearest(to query: Int, where includes: (Int) -> Bool = { _ in true }) -> [Int32] {
    let sums = (0..<60).map { row -> Double in
      var sum: Float = 0
      for entry in rows.entries(query) where includes(Int(rows.columnIndices[entry])) {
        let other = rows.entries(row).first { rows.columnIndices[$0] == rows.columnIndices[entry] }
        if let other { sum += rows.values[entry] * rows.values[other] }
      }
      return Double(sum)
    }
    return Twin.nearest(sums, count: 60, except: query).filter { sums[$0] > 0 }.map { Int32($0) }
  }

  @Test func scoresAreDotProducts() {
    let index = InvertedIndex(rows)
    var sums = ScatteredSums(count: 60)
    for query in 0..<60 {
      index.addScores(of: query, in: rows, to: &sums)
      #expect(sums.takeLargest(60, except: query) == nearest(to: query))
    }
  }

  @Test func termsCanBePassedOver() {
    let index = InvertedIndex(rows)
    var sums = ScatteredSums(count: 60)
    index.addScores(of: 3, in: rows, where: { index.documentFrequency($0) == 1 }, to: &sums)
    #expect(sums.takeLargest(60, except: 3) == [])
    let isRare = { index.documentFrequency($0) < 20 }
    index.addScores(of: 3, in: rows, where: isRare, to: &sums)
    let found = sums.takeLargest(60, except: 3)
    #expect(found == nearest(to: 3, where: isRare) && !found.isEmpty)
  }
}
