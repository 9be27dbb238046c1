// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredPapers
import TestSupport
import Testing

@testable import KindredEngine

/// Paper i of the seeded papers is on subject i mod 4.
@Suite struct RecommendationsTests {
  private static let papers = Seeded.papers(120)
  private let engine = Engine(papers)

  private func subject(_ paper: Paper) -> Int {
    (Int(paper.id.description.dropFirst()) ?? 0) % 4
  }

  private func names(_ numbers: [Int]) -> ReadingList {
    ReadingList(names: numbers.map { Self.papers[$0].id.description })
  }

  @Test(arguments: [[0], [0, 4, 8], Array(stride(from: 0, to: 60, by: 4))])
  func papersOnTheReadersSubjectComeFirst(liked: [Int]) throws {
    let found = try engine.recommendations(liked: names(liked), count: 12)
    #expect(found.papers.count == 12)
    #expect(found.papers.allSatisfy { subject($0.found.paper) == 0 })
    #expect(found.liked.map(\.id) == liked.map { Self.papers[$0].id })
    let similarities = found.papers.map(\.found.similarity)
    #expect(similarities == similarities.sorted(by: >) && similarities.allSatisfy { $0 <= 1 })
  }

  @Test func allPapersAreRankedButThoseThatAreKnown() throws {
    let found = try engine.recommendations(
      liked: names([0, 4]), disliked: names([1]), count: 1_000)
    #expect(found.papers.count == 117)
    #expect(Set(found.papers.map(\.found.paper.id)).count == 117)
    #expect(
      Set(found.papers.map(\.found.paper.id)).isDisjoint(
        with: [0, 1, 4].map { Self.papers[$0].id }))
  }

  @Test func reasonsAddUpToTheSimilarityAlsoBelowZero() throws {
    let found = try engine.recommendations(
      liked: names([0, 4, 8]), disliked: names([1, 5, 9]), count: 200)
    #expect(found.papers.contains { $0.found.similarity < 0 })
    for paper in found.papers {
      let sum = paper.found.reasons.reduce(0) { $0 + $1.share }
      #expect(abs(sum - paper.found.similarity) < 1e-12)
    }
  }

  @Test func nearAreTheLikedPapersThatAPaperIsMostLike() throws {
    // One liked paper on each of two subjects.
    let found = try engine.recommendations(liked: names([0, 1]), count: 20)
    for paper in found.papers where subject(paper.found.paper) < 2 {
      #expect(paper.near.first == Self.papers[subject(paper.found.paper)])
    }
  }

  @Test func dislikedSubjectsComeLater() throws {
    func share(_ disliked: [Int]) throws -> Int {
      try engine.recommendations(
        liked: names([0, 1]), disliked: names(disliked), count: 20
      ).papers.count { subject($0.found.paper) == 1 }
    }
    #expect(try share([5]) < share([]))
    #expect(try share([5, 9, 13, 17, 21, 25]) < share([5]))
  }

  @Test func papersFromElsewhereCountAsThoseOfTheCollection() throws {
    let liked = [0, 4, 8].map { Self.papers[$0] }
    let others = Array(Self.papers.filter { !liked.contains($0) })
    let foreign = liked.map {
      Paper(id: PaperID("x-\($0.id)"), title: $0.title, abstract: $0.abstract)
    }
    let found = try Engine(others).recommendations(
      liked: ReadingList(papers: foreign), count: 12)
    #expect(found.papers.allSatisfy { subject($0.found.paper) == 0 })
    #expect(found.liked == foreign)
    // A paper that the collection has counts as it is there, whatever else it is called.
    let same = try engine.recommendations(liked: ReadingList(papers: liked), count: 12)
    #expect(same == (try engine.recommendations(liked: names([8, 4, 0]), count: 12)))
    #expect(
      same == (try engine.recommendations(liked: ReadingList(ids: liked.map(\.id)), count: 12)))
  }

  @Test func missingIdentifiersAreTold() throws {
    let list = ReadingList(ids: [Self.papers[0].id, PaperID("nowhere")])
    #expect(try engine.recommendations(liked: list, count: 3).missing == [PaperID("nowhere")])
    #expect(throws: EngineError.self) {
      try engine.recommendations(liked: ReadingList(ids: [PaperID("nowhere")]), count: 3)
    }
    #expect(throws: EngineError.self) {
      try engine.recommendations(liked: ReadingList(names: ["no such title"]), count: 3)
    }
  }

  @Test func whatSharesNothingIsToldSo() {
    let strange = Paper(id: PaperID("strange"), title: "Xyzzy")
    #expect(throws: EngineError.nothingToCompare(query: "Xyzzy")) {
      try engine.recommendations(liked: ReadingList(papers: [strange]), count: 3)
    }
    #expect(throws: EngineError.self) { try engine.recommendations(liked: ReadingList(), count: 3) }
  }

  @Test func smallCollectionsHaveAnswers() throws {
    for count in 1...6 {
      let engine = Engine(Array(Self.papers.prefix(count)))
      let found = try engine.recommendations(liked: names([0]), count: 10)
      #expect(found.papers.count == count - 1)
      #expect(found.papers.allSatisfy { $0.found.similarity.isFinite })
    }
  }

  @Test func filtersAndLeastKeepPapersOutAndChangeNoScore() throws {
    let dated = Self.papers.enumerated().map { index, paper in
      Paper(
        id: paper.id, title: paper.title, abstract: paper.abstract,
        date: PaperDate("2031-06-\(10 + index % 20)"))
    }
    let engine = Engine(dated)
    let filter = PaperFilter(since: PaperDate("2031-06-25"))
    let all = try engine.recommendations(liked: names([0, 4]), count: 200).papers
    let some = try engine.recommendations(liked: names([0, 4]), count: 200, among: filter).papers
    #expect(some == all.filter { filter.passes($0.found.paper) })
    let least = all[10].found.similarity
    #expect(
      try engine.recommendations(liked: names([0, 4]), count: 200, least: least).papers
        == Array(all.prefix(11)))
    #expect(throws: EngineError.nothingPasses) {
      try engine.recommendations(
        liked: names([0]), count: 3, among: PaperFilter(categories: ["x"]))
    }
  }

  @Test func theCutStandsWhereSimilaritiesAreNotFarAboveTheRest() throws {
    let found = try engine.recommendations(liked: names([0, 4, 8, 12, 16, 20]), count: 200)
    let cut = try #require(found.doubtfulFrom)
    #expect((2...40).contains(cut))
    #expect(found.papers[cut - 2].found.similarity >= found.doubtfulBelow)
    #expect(found.papers[cut - 1].found.similarity < found.doubtfulBelow)
    #expect(found.papers.prefix(cut - 1).allSatisfy { subject($0.found.paper) == 0 })
  }

  @Test func inAnotherOrderTheCutStandsBehindTheLastThatIsNotDoubtful() {
    let papers = [0.5, 0.1, 0.4, 0.2].enumerated().map { place, similarity in
      RecommendedPaper(
        found: FoundPaper(
          paper: Paper(id: PaperID("p\(place)"), title: "t"), similarity: similarity), near: [])
    }
    func cut(_ count: Int, below limit: Double) -> Int? {
      Recommendations(liked: [], papers: Array(papers.prefix(count)), doubtfulBelow: limit)
        .doubtfulFrom
    }
    #expect(cut(4, below: 0.3) == 4)
    #expect(cut(3, below: 0.3) == nil)
    #expect(cut(4, below: 0.6) == 1)
    #expect(cut(0, below: 0.3) == nil)
  }

  @Test func meaningAloneRanksToo() throws {
    let engine = Engine(Seeded.papers(300), options: EngineOptions(semanticWeight: 1))
    let found = try engine.recommendations(
      liked: ReadingList(ids: [PaperID("p0001")]), count: 1_000)
    #expect(found.papers.count == 299)
  }

  @Test func newerPapersCountMoreWhereTheyShall() throws {
    let years = [0: "2029-01-01", 1: "2031-01-01"]
    let papers = Self.papers.enumerated().map { index, paper in
      Paper(
        id: paper.id, title: paper.title, abstract: paper.abstract,
        date: years[index].flatMap { PaperDate($0) })
    }
    let engine = Engine(papers)
    func share(_ options: RecommendationOptions) throws -> Int {
      try engine.recommendations(liked: names([0, 1]), count: 20, options: options).papers
        .count { subject($0.found.paper) == 1 }
    }
    let plain = try share(RecommendationOptions())
    #expect(try share(RecommendationOptions(newerCountsMore: true)) > plain)
    // The newer one counts two thirds.
    let known = try engine.questions.known(
      liked: names([0, 1]), disliked: ReadingList(), newerCountsMore: true
    ).known
    #expect(distance(known.likedShares, [1.0 / 3, 2.0 / 3]) < 1e-3)
  }

  @Test func diverseResultsBeginWithTheNearestAndDiffer() throws {
    // Each paper on the subject stands there three times, nearly.
    let copies = Self.papers.filter { subject($0) == 0 }.prefix(10).flatMap { paper in
      (1...2).map {
        Paper(id: PaperID("\(paper.id)-\($0)"), title: paper.title, abstract: paper.abstract)
      }
    }
    let engine = Engine(Self.papers + copies)
    func found(_ isDiverse: Bool) throws -> [FoundPaper] {
      try engine.recommendations(
        liked: names([40, 44, 48]), count: 9,
        options: RecommendationOptions(isDiverse: isDiverse)
      ).papers.map(\.found)
    }
    let (near, diverse) = (try found(false), try found(true))
    #expect(diverse[0] == near[0] && diverse.count == 9)
    #expect(Set(diverse.map(\.paper.title)).count > Set(near.map(\.paper.title)).count)
  }

  @Test(arguments: [1, 2, 3]) func threadsChangeNothing(threadCount: Int) throws {
    let papers = Seeded.papers(1_400, subjectCount: 9)
    let liked = ReadingList(names: ["p0000", "p0009"], papers: [papers[18]])
    let one = try Engine(papers, options: EngineOptions(threadCount: 1))
      .recommendations(liked: liked, disliked: names([1]), count: 30)
    let several = try Engine(papers, options: EngineOptions(threadCount: threadCount))
      .recommendations(liked: liked, disliked: names([1]), count: 30)
    #expect(one == several)
  }
}
