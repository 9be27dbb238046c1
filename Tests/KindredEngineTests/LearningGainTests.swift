// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredEngine
import KindredPapers
import TestSupport
import Testing

@Suite struct LearningGainTests {
  /// Papers of six subjects, the first ones the oldest.
  private let papers = Seeded.papers(300, subjectCount: 6).enumerated().map { number, paper in
    Paper(
      id: paper.id, title: paper.title, abstract: paper.abstract,
      date: PaperDate("\(2000 + number / 10)"), categories: ["c\(number % 6)"])
  }
  private let settings = TermEmbeddings(
    leastDocumentFrequency: 3, largestTermCount: 1_000, dimension: 16, seed: 0)

  @Test func olderPapersTeachAndNewerOnesAreMeasured() throws {
    let gain = try Engine.learningGain(papers, settings, nil)
    #expect(gain.learnedCount == 240 && gain.measuredCount == 60)
    // The program's own background knows none of these words.
    #expect(gain.learned > 0.5 && gain.learned >= gain.none)
    let none = try Engine(
      papers.suffix(60).map {
        Paper(
          id: $0.id, title: $0.title, abstract: $0.abstract, date: $0.date,
          label: $0.categories.first)
      }, options: EngineOptions(background: .none)
    ).evaluateLabels(field: "categories")
    #expect(gain.none == none.precisionAt10)
    #expect(try Engine.learningGain(papers.reversed(), settings, nil) == gain)
  }

  @Test func withoutNewerPapersNothingIsMeasured() {
    func gain(_ papers: [Paper], _ categories: (Paper) -> [String] = { $0.categories }) throws {
      _ = try Engine.learningGain(papers, settings, nil, categories: categories)
    }
    #expect(throws: EvaluationError.nothingNewer(found: 49, wanted: 50)) {
      try gain(Array(papers.prefix(245)))
    }
    #expect(throws: EvaluationError.nothingNewer(found: 0, wanted: 50)) {
      try gain(Seeded.papers(300))
    }
    #expect(throws: EvaluationError.nothingNewer(found: 0, wanted: 50)) {
      try gain(papers) { _ in [] }
    }
  }
}
