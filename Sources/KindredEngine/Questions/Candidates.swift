// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredTextFeatures

/// Papers that may be among the nearest, the highest rough score first.
struct Candidates: Sendable {
  fileprivate(set) var numbers: [Int32] = []
  fileprivate(set) var counts = CountRows()
  fileprivate(set) var vectors = HalfMatrix.empty

  fileprivate var rough: [Float] = []

  /// Papers that may be found, candidates or not.
  fileprivate var allCount = 0

  /// What rough scores may be wrong by: single precision on sums of a few hundred products.
  fileprivate static let margin: Float = 1e-4

  /// Whether no other paper can be among the k nearest.
  func areEnough(for count: Int) -> Bool {
    // Behind the k-th by rough score may stand others that the exact score puts before it.
    count == 0 || numbers.count == allCount
      || (numbers.count >= count
        && rough[count - 1] - Self.margin > rough[rough.count - 1])
  }
}

extension Questions {
  /// For each query the papers of the highest rough scores, `count` of them where there are so
  /// many.
  func candidates(
    _ queries: [Query], _ weights: RoughWeights, count: Int, among passing: Set<Int32>?
  ) throws -> [Candidates] {
    let rough = queries.map { RoughScores($0, weights, source) }
    // A segment is read while those before it are scored.
    let parts = try options.parallelism.pipelined { hand in
      try source.forEachSegment(holding: passing, hand)
    } _: { (lent: LentSegment) in
      let segment = try lent()
      return rough.map { $0.best(of: segment, count: count, among: passing) }
    }
    return queries.indices.map { query in Candidates(parts.map { $0[query] }, count: count) }
  }
}

extension Candidates {
  /// The best of several segments.
  fileprivate init(_ parts: [Candidates], count: Int) {
    let places = parts.indices.flatMap { part in parts[part].numbers.indices.map { (part, $0) } }
    let scores = parts.flatMap(\.rough)
    let best = scores.placesOfLargest(count)
    numbers = best.map { parts[places[$0].0].numbers[places[$0].1] }
    rough = best.map { scores[$0] }
    for place in best { counts.append(parts[places[place].0].counts, row: places[place].1) }
    vectors = HalfMatrix(
      rowCount: best.count, columnCount: parts.first?.vectors.columnCount ?? 0,
      bits: best.flatMap { parts[places[$0].0].vectors.bits(places[$0].1) })
    allCount = parts.reduce(0) { $0 + $1.allCount }
  }
}

/// What terms weigh in papers, in single precision; made where segments are gone through whole.
final class RoughWeights: Sendable {
  fileprivate let meanTokenCount: Double
  private let weighing: Query.Weighing
  private let statistics: TermStatistics
  private let made = Once<[Float]>()

  init(_ weighing: Query.Weighing, _ source: any PaperSource) {
    self.weighing = weighing
    statistics = source.statistics
    meanTokenCount = statistics.meanTokenCount
  }

  /// For each term by number its weight, and a place for a query's value. O(v) the first time.
  fileprivate var factors: [Float] {
    made.value {
      var ofFrequency: [Int32: Float] = [:]
      var factors = [Float](repeating: 0, count: 2 * statistics.termCount)
      for (number, frequency) in statistics.documentFrequencies.enumerated() {
        let factor =
          ofFrequency[frequency]
          ?? Float(weighing.weight(ofFrequency: Int(frequency), in: statistics.documentCount))
        ofFrequency[frequency] = factor
        factors[2 * number] = factor
      }
      return factors
    }
  }
}

/// Scores of papers for one query in single precision.
private struct RoughScores: Sendable {
  private let query: Query
  private let vector: [Float]
  private let lexicalWeight: Float
  private let weights: RoughWeights
  private let made = Once<[Float]>()

  init(_ query: Query, _ weights: RoughWeights, _ source: any PaperSource) {
    self.query = query
    self.weights = weights
    vector = query.semantic.map { $0.elements } ?? []
    lexicalWeight = query.semantic == nil ? 1 : Float(1 - source.semanticWeight)
  }

  /// The weights with the query's values.
  private var factors: [Float] {
    made.value {
      var factors = weights.factors
      query.forEachTerm { number, value, _ in factors[2 * number + 1] = value }
      return factors
    }
  }

  /// The lexical score of each row of a segment.
  private func lexical(_ segment: Segment) -> [Float] {
    if let index = segment.index { return index.scores(query) }
    return switch query.weighing {
    case .cosine:
      countCosines(
        words: segment.counts.words, rowOffsets: segment.counts.rowOffsets, factors: factors,
        frequencies: TermFrequencies.all.small)
    case .bm25: segment.counts.roughBM25(factors, mean: weights.meanTokenCount)
    }
  }

  /// The papers of a segment with the highest scores.
  func best(of segment: Segment, count: Int, among passing: Set<Int32>?) -> Candidates {
    let lexical = lexical(segment)
    let dots = vector.contains { $0 != 0 } ? segment.vectors.dots(vector) : nil
    var candidates = Candidates()
    let excluded = PaperSet(query.excluded)
    let scores = segment.papers.indices.map { row -> Float in
      let paper = segment.papers[row]
      if paper == 0 || passing?.contains(paper) == false || excluded.contains(paper) {
        return -.infinity
      }
      // What shares no term and is surely not related has no similarity.
      if !query.ranksAll, lexical[row] == 0, dots.map({ $0[row] < -Candidates.margin }) ?? true {
        return -.infinity
      }
      candidates.allCount += 1
      let part = dots?[row] ?? 0
      return lexicalWeight * lexical[row] + (query.ranksAll ? part : max(0, part))
    }
    let best = scores.placesOfLargest(count)
    let chosen = segment.rows(at: best)
    candidates.numbers = chosen.papers
    candidates.rough = best.map { scores[$0] }
    candidates.counts = chosen.counts
    candidates.vectors = chosen.vectors
    return candidates
  }
}

extension CountRows {
  /// The BM25 score of each row for a query, in single precision.
  fileprivate func roughBM25(_ factors: [Float], mean: Double) -> [Float] {
    let bm25 = BM25()
    let (words, values) = (words.span, factors.span)
    return (0..<rowCount).map { row in
      let places = Int(rowOffsets[row])..<Int(rowOffsets[row + 1])
      guard places.contains(where: { values[2 * Int(words[$0] >> 8) + 1] != 0 }) else { return 0 }
      let damping = bm25.damping(tokenCount(row), mean: mean)
      var score: Float = 0
      forEachTerm(row) { number, count in
        let value = factors[2 * number + 1]
        if value == 0 { return }
        score += value * bm25.weight(count, damping: damping, idf: Double(factors[2 * number]))
      }
      return score
    }
  }
}

extension [Float] {
  /// The places of the largest values that are finite, largest first, then in order. O(n log n).
  fileprivate func placesOfLargest(_ count: Int) -> [Int] {
    // A short list is kept sorted; a long one is sorted at the end.
    guard count > 1_024 else {
      var best = TopNeighbors(capacity: count)
      for (row, score) in enumerated() where score > -.infinity {
        best.offer(Neighbor(row: row, similarity: Double(score)))
      }
      return best.members.map(\.row)
    }
    return [Int](
      indices.filter { self[$0] > -.infinity }.sorted {
        self[$0] != self[$1] ? self[$0] > self[$1] : $0 < $1
      }.prefix(count))
  }
}
