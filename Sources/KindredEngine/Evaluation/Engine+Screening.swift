// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

extension Engine {
  /// Ranks the papers of reviews from a few relevant ones, over seeded draws of those, and judges
  /// the order of the others.
  ///
  /// - Parameters:
  ///   - judgments: for each review the papers that were screened; a grade above 0 is relevant. A
  ///     review without any other grade looks through all papers.
  ///   - knownCounts: relevant papers to draw.
  ///   - drawCount: draws a review.
  /// - Throws: ``EvaluationError/nothingJudged`` where no review has more relevant papers than the
  ///   least count, and what a question throws.
  public static func evaluateScreening(
    _ papers: [Paper], _ judgments: Judgments, knownCounts: [Int], drawCount: Int,
    options: EngineOptions
  ) throws -> [ScreeningStarts] {
    var scores = [[ScreeningScores]](repeating: [], count: knownCounts.count)
    for (_, grades) in judgments.grades.sorted(by: { $0.key < $1.key }) {
      let isScreened = grades.values.contains { $0 <= 0 }
      let engine = Engine(
        isScreened ? papers.filter { grades[$0.id] != nil } : papers, options: options)
      let relevant = engine.corpus.papers.indices.filter {
        grades[engine.corpus.papers[$0].id] ?? 0 > 0
      }
      for (place, knownCount) in knownCounts.enumerated() where relevant.count > knownCount {
        let mean = try engine.screeningScores(
          relevant, knownCount: knownCount, drawCount: drawCount)
        if let mean { scores[place].append(mean) }
      }
    }
    guard scores.contains(where: { !$0.isEmpty }) else { throw EvaluationError.nothingJudged }
    return zip(knownCounts, scores).map {
      ScreeningStarts(knownCount: $0, reviewCount: $1.count, scores: .mean($1))
    }
  }

  /// The mean scores of orders that begin with some of the relevant rows, or nil where no start
  /// gives an order.
  private func screeningScores(
    _ relevant: [Int], knownCount: Int, drawCount: Int
  ) throws -> ScreeningScores? {
    _ = semanticRows()
    let isRelevant = Set(relevant)
    let draws = options.parallelism.map(count: drawCount) { draw in
      Result {
        var generator = SeededGenerator(seed: options.seed &+ UInt64(draw) &* 0x9E37_79B9)
        let known = generator.sample(knownCount, of: relevant.count).map { relevant[$0] }
        let order = try singleThreaded.order(from: known)
        return order.isEmpty ? nil : ScreeningScores(order: order.map(isRelevant.contains))
      }
    }
    let scores = try draws.compactMap { try $0.get() }
    return scores.isEmpty ? nil : .mean(scores)
  }

  /// Questions whose work is on the thread that asks.
  private var singleThreaded: Questions {
    var options = options
    options.threadCount = 1
    return Questions(ReadPapers(engine: self), options)
  }
}

extension Questions {
  /// The rows of all other papers in the order in which a reader of some would read them; none
  /// where those have no term.
  fileprivate func order(from rows: [Int]) throws -> [Int] {
    guard let preference = try preference(known(liked: ReadPapers.numbers(rows))) else {
      return []
    }
    return try nearest([preference.query], count: source.statistics.documentCount) { hits in
      hits.map { Int($0.number) - 1 }
    }[0]
  }
}
