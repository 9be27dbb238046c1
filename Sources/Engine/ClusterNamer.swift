// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Kernels
internal import Papers
internal import TextFeatures

/// Names groups of papers by the phrases that single them out.
///
/// The weight of a phrase is how surely more of the group's papers hold it than of the others
/// (``TextFeatures/LogOdds``), times, with a background, the cosine of the phrase and the group there:
/// what a phrase means keeps out what a few papers happen to share. Phrases of several words and
/// those in titles weigh more.
///
/// A phrase needs two papers of the group (one, in a group of one), stands whole often enough (it is
/// not always the middle of something longer), and no longer phrase says nearly always the same. Of
/// two chosen phrases none repeats the other (``PhraseWords``), no word stands in more than two, and no
/// two groups have a phrase of their labels in common. Papers that have no kin (``GroupingRows``) are not read.
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

  private let corpus: Corpus
  private let background: CenteredBackground?
  /// A name has no numbers of their own.
  private let scanner = PhraseScanner(Tokenizer(TokenizerOptions(keepsNumbers: false)))

  init(_ corpus: Corpus, _ rows: GroupingRows) {
    self.corpus = corpus
    background = rows.background
  }

  /// A name for each group.
  ///
  /// - Parameter groups: rows of papers, the best fit first.
  /// - Complexity: O(bytes of at most 200 papers a group).
  func names(of groups: [[Int]], _ parallelism: Parallelism) -> [Name] {
    let samples = parallelism.map(count: groups.count) { group in
      groups[group].prefix(Self.sampleSize).map { PaperPhrases(corpus.papers[$0], scanner) }
    }
    let counts = parallelism.map(count: groups.count) { group in
      samples[group].reduce(into: PhraseCounts()) { $0 += PhraseCounts($1) }
    }
    var ranked = Self.ranked(counts, parallelism)
    if let background {
      let keys = Set(ranked.joined().map(\.key)).sorted()
      let meanings = PhraseMeanings(keys, corpus.vocabulary, background)
      ranked = ranked.indices.map { group in
        Self.weighted(ranked[group], by: meanings, groups[group])
      }
    }
    let labels = Self.labels(ranked)
    let final = ranked
    return parallelism.map(count: groups.count) { group in
      let chosen = Self.withoutRepetition(final[group], after: labels[group])
      let surfaces = PhraseSpelling.surfaces(of: Set(chosen.map(\.key)), in: samples[group])
      let terms = chosen.map { ClusterTerm(term: surfaces[$0.key] ?? $0.key, weight: $0.weight) }
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
    return rest.isEmpty ? first : "\(first); also \(rest)"
  }

  private static func list(_ terms: [String]) -> String {
    guard let last = terms.last, terms.count > 1 else { return terms.first ?? "" }
    return terms.dropLast().joined(separator: ", ") + " and " + last
  }

  private typealias Candidate = (key: String, weight: Double)

  /// Share of a phrase's papers from which on a longer phrase says the same thing.
  private static let sameThing = 0.75

  /// Shares of occurrences in which a phrase must stand whole to the left and to the right; a
  /// single word, which may as well be an adjective, more often.
  private static let leastOpening = 0.2
  private static let leastClosing = (word: 0.5, phrase: 0.3)

  /// For each group the phrases that could name it, the strongest first, then by key.
  private static func ranked(
    _ counts: [PhraseCounts], _ parallelism: Parallelism
  ) -> [[Candidate]] {
    let total = counts.reduce(into: PhraseCounts()) { $0 += $1 }
    return parallelism.map(count: counts.count) { group in
      let own = counts[group]
      let held = own.counts.filter { $0.value.papers >= min(2, own.paperCount) }
      let longer = mostInLonger(held.mapValues(\.papers))
      let whole = held.filter { key, _ in total.counts[key].map { standsWhole(key, $0) } ?? false }
      // Where words follow each other without grammar, as in lists, nothing stands whole.
      return (whole.isEmpty ? held : whole).compactMap { key, count -> Candidate? in
        guard let all = total.counts[key],
          Double(longer[key] ?? 0) < sameThing * Double(count.papers)
        else { return nil }
        // A group that is all there is has nothing to stand out from.
        let distinction =
          own.paperCount == total.paperCount
          ? Double(count.papers)
          : LogOdds.deviation(
            count.papers, of: own.paperCount, against: all.papers - count.papers,
            of: total.paperCount - own.paperCount)
        let weight =
          distinction * (1 + Double(key.wordCount - 1) / 2)
          * (1 + Double(count.titles) / Double(2 * count.papers))
        return weight > 0 ? (key, weight) : nil
      }.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }
    }
  }

  /// What the cosine of a phrase that the background does not know is taken to be: that of a phrase
  /// which has something to do with the group.
  private static let unknownCosine = 0.3

  /// The phrases again, each weighed by its cosine with the group; those that point away from it
  /// are left out.
  private static func weighted(
    _ ranked: [Candidate], by meanings: PhraseMeanings, _ rows: [Int]
  ) -> [Candidate] {
    zip(ranked, meanings.cosines(ranked.map(\.key), with: Array(rows.prefix(sampleSize))))
      .map { ($0.0.key, $0.0.weight * ($0.1 ?? unknownCosine)) }
      .filter { $0.1 > 0 }
      .sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }
  }

  private static func standsWhole(_ key: String, _ count: PhraseCounts.Count) -> Bool {
    let least = key.wordCount == 1 ? leastClosing.word : leastClosing.phrase
    return Double(count.closings) >= least * Double(count.occurrences)
      && Double(count.openings) >= leastOpening * Double(count.occurrences)
  }

  /// For each phrase the most papers that a phrase one word longer around it has.
  private static func mostInLonger(_ papersOfKey: [String: Int]) -> [String: Int] {
    var most: [String: Int] = [:]
    for (key, papers) in papersOfKey {
      guard let first = key.firstIndex(of: " "), let last = key.lastIndex(of: " ") else {
        continue
      }
      for part in [String(key[..<last]), String(key[key.index(after: first)...])] {
        most[part] = max(most[part] ?? 0, papers)
      }
    }
    return most
  }

  /// The phrases of each label: the strongest of all groups first, each to the group where it is
  /// strongest.
  private static func labels(_ ranked: [[Candidate]]) -> [[Candidate]] {
    var labels = [[Candidate]](repeating: [], count: ranked.count)
    var taken: Set<String> = []
    for _ in 0..<labelTermCount {
      let next = ranked.indices.compactMap { group in
        withoutRepetition(
          ranked[group].filter { !taken.contains($0.key) }, after: labels[group],
          count: labels[group].count + 1
        ).dropFirst(labels[group].count).first.map { (group: group, candidate: $0) }
      }
      for (group, candidate) in next.sorted(by: { $0.candidate.weight > $1.candidate.weight }) {
        if taken.insert(candidate.key).inserted { labels[group].append(candidate) }
      }
    }
    return labels
  }

  /// The first phrases in order that say something new, after some that are chosen.
  private static func withoutRepetition(
    _ ranked: [Candidate], after first: [Candidate], count: Int = termCount
  ) -> [Candidate] {
    var chosen = first
    var chosenWords = first.map { PhraseWords($0.key) }
    for candidate in ranked where chosen.count < count {
      let words = PhraseWords(candidate.key)
      if chosenWords.contains(where: words.repeats) || words.areWorn(in: chosenWords) { continue }
      chosen.append(candidate)
      chosenWords.append(words)
    }
    return chosen
  }
}

extension String {
  /// Words of a phrase's key.
  fileprivate var wordCount: Int { 1 + utf8.count { $0 == UInt8(ascii: " ") } }
}
