// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// Phrases that could name groups, weighed by what they mean to the groups' papers.
///
/// The weight of a phrase in a group is how surely more of the group's papers are about it than of
/// the others (``PhraseReach``, ``KindredTextFeatures/LogOdds``), times how much of the group is,
/// how specific the phrase is (``PhraseMeanings/specificity(_:)``), how many words it has, and up
/// to a half for its share of titles. Names and acronyms need half of the group, and what two
/// fifths of the other papers hold too names nothing.
struct GroupPhrases: Sendable {
  typealias Candidate = DistinctivePhrases.Candidate

  /// For each group its phrases, the strongest first, then by key.
  let ranked: [[Candidate]]

  private let reach: PhraseReach
  private let meanings: PhraseMeanings?
  private let placeOfPhrase: [String: Int]

  /// - Parameters:
  ///   - proposed: phrases that may name each group.
  ///   - papers: for each group the phrases of its papers.
  ///   - counts: how often these hold each.
  ///   - rows: the rows of these papers.
  init(
    _ proposed: [[Candidate]], _ papers: [[PaperPhrases]], _ counts: [PhraseCounts],
    rows: [[Int]], _ meanings: PhraseMeanings?, parallelism: Parallelism
  ) {
    let keys = Set(proposed.joined().map(\.key)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    let reach = PhraseReach(
      keys, proposed: proposed.map { $0.compactMap { places[$0.key] } }, papers, rows: rows,
      meanings, parallelism: parallelism)
    let weighing = Weighing(keys, papers: papers, counts: counts, meanings: meanings)
    ranked = parallelism.map(count: proposed.count) { group in
      proposed[group].compactMap { candidate -> Candidate? in
        guard let place = places[candidate.key] else { return nil }
        let weight = weighing.weight(candidate.key, in: group, reached: reach.sums[place])
        return weight > 0 ? (candidate.key, weight) : nil
      }.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }
    }
    self.reach = reach
    self.meanings = meanings
    placeOfPhrase = places
  }

  /// The phrases of each label: the strongest of all groups first, each to the group where it is
  /// strongest; after the first one those that say something of papers which the label does not
  /// reach yet.
  func labels(count: Int) -> [[Candidate]] {
    var labels = [[Candidate]](repeating: [], count: ranked.count)
    var taken: Set<String> = []
    for _ in 0..<count {
      let next = ranked.indices.compactMap { group in
        best(of: group, after: labels[group], taken).map { (group: group, candidate: $0) }
      }
      let strongest = next.sorted {
        ($1.candidate.weight, $0.group) < ($0.candidate.weight, $1.group)
      }
      for (group, candidate) in strongest {
        if taken.insert(candidate.key).inserted { labels[group].append(candidate) }
      }
    }
    return labels
  }

  /// The share of the first phrase's weight that another one of a label has, the share of the group
  /// that it must add to what is reached, and how specific it must be if it is one word.
  private static let least = (weight: 0.2, added: 0.02, specificity: 0.5)

  /// The cosine of two phrases that say nearly the same.
  private static let synonymous = 0.7

  private func best(of group: Int, after label: [Candidate], _ taken: Set<String>) -> Candidate? {
    let words = label.map { PhraseWords($0.key) }
    let reached = label.compactMap { placeOfPhrase[$0.key] }.map { reach.values($0, in: group) }
      .reduce(into: []) { most, values in
        most = most.isEmpty ? values : zip(most, values).map { max($0, $1) }
      }
    var best: (candidate: Candidate, gain: Double)?
    for candidate in ranked[group] where !taken.contains(candidate.key) {
      guard let first = label.first else { return candidate }
      guard candidate.weight >= Self.least.weight * first.weight else { break }
      if !candidate.key.utf8.contains(UInt8(ascii: " ")),
        meanings?.specificity(candidate.key) ?? 1 < Self.least.specificity
      {
        continue
      }
      let own = PhraseWords(candidate.key)
      if words.contains(where: { own.repeats($0) || own.shares($0) }) { continue }
      if let meanings,
        label.contains(where: { meanings.cosine($0.key, candidate.key) > Self.synonymous })
      {
        continue
      }
      guard let place = placeOfPhrase[candidate.key] else { continue }
      let added = zip(reach.values(place, in: group), reached)
        .reduce(0) { $0 + max(0, Double($1.0) - Double($1.1)) }
      let share = added / Double(reached.count)
      guard share >= Self.least.added else { continue }
      let gain = candidate.weight * share
      if gain > best?.gain ?? 0 { best = (candidate, gain) }
    }
    return best?.candidate
  }
}

/// What phrases weigh in groups.
private struct Weighing: Sendable {
  let papers: [[PaperPhrases]]
  let counts: [PhraseCounts]
  let meanings: PhraseMeanings?

  /// All papers, and for each phrase how many of them hold it.
  private let paperCount: Int
  private let holderCounts: [String: Int]

  init(
    _ keys: [String], papers: [[PaperPhrases]], counts: [PhraseCounts], meanings: PhraseMeanings?
  ) {
    self.papers = papers
    self.counts = counts
    self.meanings = meanings
    paperCount = papers.reduce(0) { $0 + $1.count }
    holderCounts = Dictionary(
      uniqueKeysWithValues: keys.map { key in
        (key, counts.reduce(0) { $0 + ($1.counts[key]?.papers ?? 0) })
      })
  }

  /// The share of a group from which on it does not matter how many more of its papers are about a
  /// phrase, and how fast a phrase loses below it.
  private static let coverage = (enough: 0.6, power: 0.7)

  /// The share of a group that must hold a phrase which is a name or an acronym.
  private static let nameShare = 0.5

  /// The share of the other papers above which a phrase that they hold names nothing.
  private static let commonShare = 0.4

  /// What phrases of one to four words weigh: a word more says more, up to a point.
  private static let wordWeights = [1, 1.6, 1.8, 1.8]

  /// The weight of a phrase in a group, 0 if it does not name it.
  ///
  /// - Parameter reached: for each group how many of its papers are about the phrase.
  func weight(_ key: String, in group: Int, reached: [Double]) -> Double {
    guard let count = counts[group].counts[key] else { return 0 }
    let own = Double(papers[group].count)
    let others = Double(paperCount) - own
    let elsewhere = (holderCounts[key] ?? 0) - count.papers
    if Double(elsewhere) > Self.commonShare * others { return 0 }
    if Double(count.papers) < Self.nameShare * own, isName(key, in: papers[group]) { return 0 }
    // A group that is all there is has nothing to stand out from.
    let distinction =
      others == 0
      ? reached[group]
      : LogOdds.deviation(
        reached[group], of: own, against: reached.reduce(0, +) - reached[group], of: others)
    let covered = min(1, reached[group] / own / Self.coverage.enough)
    let words = key.utf8.count { $0 == UInt8(ascii: " ") }
    return distinction * pow(covered, Self.coverage.power)
      * (meanings?.specificity(key) ?? 1).squareRoot()
      * Self.wordWeights[min(words, Self.wordWeights.count - 1)]
      * (1 + Double(count.titles) / Double(2 * count.papers))
  }

  /// Whether a phrase ends with a name or an acronym, as papers write it.
  private func isName(_ key: String, in papers: [PaperPhrases]) -> Bool {
    for paper in papers {
      for (phrases, text) in [
        (paper.abstract, paper.paper.abstract), (paper.title, paper.paper.title),
      ] {
        if let phrase = phrases.first(where: { $0.key == key }) {
          let word = phrase.surface(in: text).utf8.split {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-")
          }.last
          return word?.dropFirst().contains { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 } ?? false
        }
      }
    }
    return false
  }
}
