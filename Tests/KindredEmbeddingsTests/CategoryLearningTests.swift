// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEmbeddings

@Suite struct CategoryLearningTests {
  /// Papers on four subjects, and categories that join the first two and the last two.
  private struct Archive {
    let documents: [Document]
    let terms: Terms
    let rows: WeightedRows
    let start: BackgroundModel
    let segments: TermSegments
    let categories: [[String]]

    init(_ count: Int) {
      documents = Seeded.papers(count).map { Document(title: $0.title, abstract: $0.abstract) }
      let counts = TermCounts(documents)
      terms = Terms([counts])
      rows = WeightedRows(terms.rows(of: counts), weighedBy: terms)
      start = TermEmbeddings(leastDocumentFrequency: 3, dimension: 16)
        .learn(from: rows.weights, terms)
      segments = TermSegments(
        documents, terms, columnOfTerm: start.places(of: terms.texts))
      categories = (0..<count).map { $0 % 4 < 2 ? ["left"] : ["right"] }
    }

    func learn(_ learning: CategoryLearning, threads: Int = 1) -> BackgroundModel {
      learning.learn(
        from: start, segments, categories, parallelism: Parallelism(threadCount: threads))
    }

    /// The mean cosine of papers of different subjects, within and across categories.
    func cosines(_ model: BackgroundModel) -> (within: Double, across: Double) {
      let papers = model.project(rows, terms).rows
      var sums = (within: (0.0, 0.0), across: (0.0, 0.0))
      for left in 0..<60 {
        for right in 0..<60 where left % 4 != right % 4 {
          let cosine = Double(papers.dot(left, papers, right))
          if left % 4 / 2 == right % 4 / 2 {
            sums.within = (sums.within.0 + cosine, sums.within.1 + 1)
          } else {
            sums.across = (sums.across.0 + cosine, sums.across.1 + 1)
          }
        }
      }
      return (sums.within.0 / sums.within.1, sums.across.0 / sums.across.1)
    }
  }

  @Test func papersOfOneCategoryComeNearer() {
    let archive = Archive(200)
    let before = archive.cosines(archive.start)
    let model = archive.learn(CategoryLearning(stepCount: 300))
    let after = archive.cosines(model)
    #expect(after.within - after.across > before.within - before.across + 0.1)
    #expect(model.carriesWeights && model.paperCount == 200)
    #expect((0..<model.termCount).map(model.term) == (0..<model.termCount).map(archive.start.term))
    #expect(throws: Never.self) { try BackgroundModel(decoding: model.encode()) }
  }

  @Test func theContrastKeepsApartWhatNoCategoryDoes() {
    let archive = Archive(200)
    func within(contrast: Double) -> Double {
      archive.cosines(archive.learn(CategoryLearning(stepCount: 300, contrast: contrast))).within
    }
    #expect(within(contrast: 2) < within(contrast: 0) - 0.02)
  }

  @Test func threadsDoNotShowAndSeedsDo() {
    let archive = Archive(300)
    let learning = CategoryLearning(stepCount: 4)
    let one = archive.learn(learning)
    for threads in [2, 3] {
      #expect(
        firstDifference(archive.learn(learning, threads: threads).encode(), one.encode()) == nil)
    }
    #expect(archive.learn(CategoryLearning(stepCount: 4, seed: 1)) != one)
  }

  @Test func ratesRiseAndThenFallWithACosine() {
    let learning = CategoryLearning(stepCount: 100)
    #expect(learning.rateShare(ofStep: 0) == 0.2 && learning.rateShare(ofStep: 4) == 1)
    #expect(abs(learning.rateShare(ofStep: 99) - 0.02) < 1e-12)
    let falling = (4..<100).map(learning.rateShare)
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 > $1 })
    #expect((0..<1).map(CategoryLearning(stepCount: 1).rateShare) == [1])
  }

  @Test func twoCategoriesOfEnoughPapersAreNeeded() {
    let learning = CategoryLearning(leastPaperCount: 2)
    #expect(learning.canLearn(from: [["a"], ["a"], ["b"], ["b"]]))
    #expect(!learning.canLearn(from: [["a"], ["a"], ["b"]]))
    #expect(!learning.canLearn(from: []))
  }

  @Test func progressIsTold() {
    let archive = Archive(40)
    var told: [Int] = []
    _ = CategoryLearning(stepCount: 3, leastPaperCount: 5).learn(
      from: archive.start, archive.segments, archive.categories
    ) { told.append($0) }
    #expect(told == [1, 2, 3])
  }
}
