// SPDX-License-Identifier: Apache-2.0

import Foundation
import KindredKernels
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEmbeddings

@Suite struct PaperViewsTests {
  /// Views of papers whose title and sentences are each a word of their own, and one in all.
  private func views(_ sentenceCount: Int, papers: Int = 1) -> (views: PaperViews, terms: [String])
  {
    let words = (0...sentenceCount).map { "w" + String(repeating: "x", count: $0 + 1) }
    let document = Document(
      title: words[0] + " common",
      abstract: words.dropFirst().map { "The \($0) common." }.joined(separator: " "))
    let documents = [Document](repeating: document, count: papers)
    let terms = Terms([TermCounts(documents)])
    let segments = TermSegments(
      documents, terms, columnOfTerm: (0..<terms.count).map(Int32.init))
    return (PaperViews(papers: segments, columnCount: terms.count, seed: 1), terms.texts)
  }

  private func row(_ matrix: SparseMatrix, _ row: Int, _ terms: [String]) -> [String: Float] {
    Dictionary(
      uniqueKeysWithValues: matrix.entries(row).map {
        (terms[Int(matrix.columnIndices[$0])], matrix.values[$0])
      })
  }

  @Test func theTwoViewsShareNoSegment() {
    let (views, terms) = views(4)
    var titleAgainstAbstract = 0
    var sizes: Set<Int> = []
    for step in 0..<200 {
      let pair = views.pairs(of: [0], step: step, parallelism: .sequential)
      #expect(pair.rowCount == 2)
      var (first, second) = (row(pair, 0, terms), row(pair, 1, terms))
      let common = (first.removeValue(forKey: "common"), second.removeValue(forKey: "common"))
      #expect(Set(first.keys).isDisjoint(with: second.keys))
      sizes.insert(first.count)
      if Set(first.keys) == ["wx"], second.count > 2 { titleAgainstAbstract += 1 }
      // Of two sentences and maybe the title, or of four, or of the title alone.
      for value in [common.0, common.1].compactMap({ $0 }) {
        #expect([2, 4, 3].contains { abs(value - 1 - log(Float($0))) < 1e-6 } || value == 1)
      }
    }
    // Half of the time, less what is left out.
    #expect((30...110).contains(titleAgainstAbstract))
    #expect(sizes.isSuperset(of: [0, 1, 2, 3]))
  }

  @Test func shortPapersAreWholeInBothViews() {
    let (views, terms) = views(1)
    var found: Set<Set<String>> = []
    for step in 0..<100 {
      let pair = views.pairs(of: [0], step: step, parallelism: .sequential)
      for view in 0..<2 {
        let row = row(pair, view, terms)
        found.insert(Set(row.keys))
        // Twice in the title and once in a sentence.
        if let value = row["common"] { #expect(abs(value - 1 - log(3)) < 1e-6) }
      }
    }
    #expect(found.contains(Set(terms)) && found.count > 4)
  }

  @Test func oneTermInFiveIsLeftOut() {
    let (views, _) = views(1, papers: 1_000)
    let pair = views.pairs(of: Array(0..<1_000), step: 0, parallelism: .sequential)
    let share = Double(pair.values.count) / Double(2 * views.papers.columns.count)
    #expect((0.77...0.83).contains(share))
  }

  @Test func viewsHangOnStepPaperAndSeedAlone() {
    let (views, _) = views(6, papers: 300)
    let all = views.pairs(of: Array(0..<300), step: 3, parallelism: .sequential)
    #expect(
      views.pairs(of: Array(0..<300), step: 3, parallelism: Parallelism(threadCount: 3)) == all)
    let one = views.pairs(of: [170], step: 3, parallelism: .sequential)
    #expect(one.rows(at: [0]) == all.rows(at: [170]) && one.rows(at: [1]) == all.rows(at: [470]))
    #expect(views.pairs(of: Array(0..<300), step: 4, parallelism: .sequential) != all)
    #expect(all.rows(at: 0..<150) != all.rows(at: 150..<300))
    let other = PaperViews(papers: views.papers, columnCount: views.columnCount, seed: 2)
    #expect(other.pairs(of: Array(0..<300), step: 3, parallelism: .sequential) != all)
  }

  @Test func wholePapersHaveAllTheirTerms() {
    let (views, terms) = views(3, papers: 2)
    let whole = views.whole(0..<2)
    #expect(whole.rowCount == 2)
    let row = row(whole, 1, terms)
    #expect(Set(row.keys) == Set(terms))
    #expect(abs((row["common"] ?? 0) - 1 - log(5)) < 1e-6 && row["wxx"] == 1)
  }
}
