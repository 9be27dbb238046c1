// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// Names groups of papers by the phrases that single them out.
///
/// ``DistinctivePhrases`` proposes phrases, ``GroupPhrases`` weighs them by what they mean to the
/// papers of each group. A label has one to three phrases, of which each says something of papers
/// that those before it do not reach. No two groups have a phrase of their labels in common. Stray
/// papers (``GroupingRows``) are not read.
struct ClusterNamer: Sendable {
  /// A group's name.
  struct Name: Sendable {
    let label: String
    let description: String
    let terms: [ClusterTerm]
  }

  /// Papers of a group that are read; those that fit best.
  static let sampleSize = 200

  /// Phrases kept for a group, and phrases that make its label.
  static let termCount = 8
  static let labelTermCount = 3

  /// Phrases of a group that are looked at, those that single it out most.
  private static let proposalCount = 200

  private let corpus: Corpus
  private let background: CenteredBackground?

  init(_ corpus: Corpus, _ rows: GroupingRows) {
    self.corpus = corpus
    background = rows.background
  }

  /// A name for each group.
  ///
  /// - Parameter groups: rows of papers, the best fit first.
  /// - Complexity: O(bytes of at most 200 papers a group).
  func names(of groups: [[Int]], parallelism: Parallelism) -> [Name] {
    let sampled = groups.map { Array($0.prefix(Self.sampleSize)) }
    let samples = parallelism.map(count: groups.count) { group in
      parallelism.map(count: sampled[group].count) {
        PaperPhrases(corpus.papers[sampled[group][$0]])
      }
    }
    let counts = parallelism.map(count: groups.count) { PhraseCounts(samples[$0]) }
    let proposed = DistinctivePhrases.ranked(counts, parallelism: parallelism)
      .map { Array($0.prefix(Self.proposalCount)) }
    let meanings = background.map {
      PhraseMeanings(Set(proposed.joined().map(\.key)).sorted(), corpus.terms, $0)
    }
    let phrases = GroupPhrases(
      proposed, samples, counts, rows: sampled, meanings, parallelism: parallelism)
    let labels = phrases.labels(count: Self.labelTermCount)
    let taken = Set(labels.joined().map(\.key))
    let rest = phrases.ranked.map { $0.filter { !taken.contains($0.key) } }
    return parallelism.map(count: groups.count) { group in
      let chosen = DistinctivePhrases.withoutRepetition(
        rest[group], after: labels[group], count: Self.termCount)
      let terms = PhraseSpelling.terms(chosen, in: samples[group])
      let label = terms.prefix(labels[group].count).map(\.term).joined(separator: ", ")
      return Name(
        label: label.isEmpty ? corpus.papers[groups[group][0]].title : label,
        description: Self.description(terms.map(\.term), labelCount: labels[group].count),
        terms: terms)
    }
  }

  /// One line: what the label says, and what else the group is about.
  private static func description(_ terms: [String], labelCount: Int) -> String {
    let first = list(Array(terms.prefix(labelCount)))
    let rest = list(Array(terms.dropFirst(labelCount)))
    return [first, rest.isEmpty || first.isEmpty ? rest : "also \(rest)"]
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func list(_ terms: [String]) -> String {
    guard let last = terms.last, terms.count > 1 else { return terms.first ?? "" }
    return terms.dropLast().joined(separator: ", ") + " and " + last
  }
}
