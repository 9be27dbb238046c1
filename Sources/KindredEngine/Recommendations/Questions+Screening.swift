// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
package import KindredPapers
internal import KindredTextFeatures

extension Questions {
  /// See ``Engine/screening(relevant:irrelevant:count:among:)``.
  package func screening(
    relevant: ReadingList, irrelevant: ReadingList, count: Int,
    among filter: PaperFilter = PaperFilter()
  ) throws -> Screening {
    let (known, papers) = try known(
      liked: relevant, disliked: irrelevant, newerCountsMore: false)
    let next = try recommendations(
      known, papers, count: count, among: filter, missing: missing(relevant, irrelevant))
    let read = known.numbers
    let passing = filter.isOpen ? nil : try source.numbers(passing: filter)
    let all = passing?.count ?? source.statistics.documentCount
    return Screening(
      readCount: read.count,
      relevantCount: known.segment.papers.prefix(known.likedCount).count { $0 != 0 },
      unreadCount: all - (passing.map { read.intersection($0).count } ?? read.count),
      relevantLeft: try relevantLeft(known, among: passing), next: next)
  }

  /// Parts of the read papers that are ranked by what the others teach.
  private static let partCount = 5

  /// How many unread papers are likely relevant: the sum of their probabilities.
  ///
  /// A fifth of the read papers at a time are ranked, among the unread ones, by a direction that
  /// was learned from the others, so that their similarities are as those of papers not yet read.
  /// What tells relevant ones from others by their similarity gives the unread ones' probabilities
  /// (logistic regression, as Platt 1999).
  private func relevantLeft(_ known: KnownPapers, among passing: Set<Int32>?) throws -> Double? {
    guard known.likedCount > 1, known.dislikedCount > 1 else { return nil }
    let count = known.segment.papers.count
    var generator = SeededGenerator(seed: options.seed)
    let partOf = generator.parts(of: count, Self.partCount)
    var held: [(similarity: Double, isRelevant: Bool)] = []
    var unread: [[Double]] = []
    for part in 0..<min(Self.partCount, count) {
      let taught = known.knowing { partOf[$0] != part }
      guard taught.likedCount > 0, let preference = try preference(taught) else { continue }
      let ranked = try nearest([preference.query], count: source.statistics.documentCount) {
        $0.map { (number: $0.number, similarity: $0.similarity) }
      }[0]
      let rest = ranked.filter { !known.numbers.contains($0.number) }.map(\.similarity)
      guard let scale = Scale(rest) else { return 0 }
      unread.append(
        ranked.filter {
          !known.numbers.contains($0.number) && passing?.contains($0.number) ?? true
        }.map { scale.value($0.similarity) })
      let similarities = Dictionary(uniqueKeysWithValues: ranked.map { ($0.number, $0.similarity) })
      for row in 0..<count where partOf[row] == part {
        guard let similarity = similarities[known.segment.papers[row]] else { continue }
        held.append((scale.value(similarity), row < known.likedCount))
      }
    }
    guard !unread.isEmpty, held.contains(where: \.isRelevant) else { return nil }
    let relevance = Relevance(held)
    return unread.reduce(0) { $0 + $1.reduce(0) { $0 + relevance.probability($1) } }
      / Double(unread.count)
  }
}

/// Similarities in standard deviations from the mean of some.
private struct Scale {
  private let mean: Double
  private let deviation: Double

  /// Nil where there are none.
  init?(_ similarities: [Double]) {
    guard !similarities.isEmpty else { return nil }
    let (mean, deviation) = similarities.meanAndDeviation
    self.mean = mean
    self.deviation = deviation > 0 ? deviation : 1
  }

  func value(_ similarity: Double) -> Double { (similarity - mean) / deviation }
}

/// How probable it is that a paper of a similarity is relevant.
private struct Relevance {
  private let slope: Double
  private let bias: Double

  /// A column beside the similarities that is large, so that the bias costs next to nothing.
  private static let constant = 10.0

  init(_ examples: [(similarity: Double, isRelevant: Bool)]) {
    let learned = LogisticRegression(
      sparse: SparseMatrix(
        columnCount: 0, rowOffsets: [Int](repeating: 0, count: examples.count + 1),
        columnIndices: [], values: []),
      dense: Matrix(rows: examples.map { [Float($0.similarity), Float(Self.constant)] }),
      labels: examples.map(\.isRelevant), costs: examples.map { _ in 1 })
    slope = learned.denseWeights[0]
    bias = Self.constant * learned.denseWeights[1] + learned.bias
  }

  func probability(_ similarity: Double) -> Double {
    1 / (1 + exp(-(slope * similarity + bias)))
  }
}

extension SeededGenerator {
  /// A part of each of n things, such that all parts are nearly of one size.
  fileprivate mutating func parts(of count: Int, _ partCount: Int) -> [Int] {
    var parts = (0..<count).map { $0 % partCount }
    shuffle(&parts)
    return parts
  }
}
