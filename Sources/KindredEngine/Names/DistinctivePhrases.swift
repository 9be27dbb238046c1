// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredTextFeatures

/// Phrases that collections of papers hold more often than the others do.
///
/// The weight of a phrase is how surely more of a collection's papers hold it than of the others
/// (``KindredTextFeatures/LogOdds``), half as much again for each word beyond the first, and up to
/// half for its share of titles. A phrase needs two papers (one, in a collection of one), stands
/// whole often enough (it is not always the middle of something longer), is used as a noun rather
/// than as a verb, ends with no adjective or participle, and no longer phrase says
/// nearly always the same. Of several chosen ones none repeats another (``PhraseWords``), and no
/// word stands in more than two.
enum DistinctivePhrases {
  /// A phrase's key and its weight, above 0.
  typealias Candidate = (key: String, weight: Double)

  /// Share of a phrase's papers from which on a longer phrase says the same thing.
  private static let sameThing = 0.75

  /// Shares of occurrences in which a phrase must stand whole to the left and to the right; a
  /// single word, which may as well be an adjective, more often.
  private static let leastOpening = 0.2
  private static let leastClosing = (word: 0.5, phrase: 0.3, modifier: 0.7)

  /// For each collection the phrases that single it out among all of them, the strongest first,
  /// then by key. O(phrases log phrases).
  static func ranked(
    _ counts: [PhraseCounts], parallelism: Parallelism
  ) -> [[Candidate]] {
    let total = counts.reduce(into: PhraseCounts()) { $0 += $1 }
    return parallelism.map(count: counts.count) { group in
      let own = counts[group]
      let held = own.counts.filter { $0.value.papers >= min(2, own.paperCount) }
      let longer = mostInLonger(held.mapValues(\.papers))
      let whole = held.filter { key, _ in
        total.counts[key].map { standsWhole(key, $0, in: total) } ?? false
      }
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

  /// As ``ranked(_:parallelism:)``, where there is a background each phrase weighed by its cosine
  /// with some papers of its collection as well (``PhraseMeanings``).
  ///
  /// - Parameter papers: rows of papers, for each collection.
  static func ranked(
    _ counts: [PhraseCounts], near papers: [[Int]], _ corpus: Corpus,
    _ background: CenteredBackground?, parallelism: Parallelism
  ) -> [[Candidate]] {
    let ranked = ranked(counts, parallelism: parallelism)
    guard let background else { return ranked }
    let keys = Set(ranked.joined().map(\.key)).sorted()
    let meanings = PhraseMeanings(keys, corpus.terms, background)
    return zip(ranked, papers).map { meanings.weighted($0, near: $1) }
  }

  /// Whether a phrase stands whole often enough, and is used as a noun.
  private static func standsWhole(
    _ key: String, _ count: PhraseCounts.Count, in total: PhraseCounts
  ) -> Bool {
    let isWord = 2 * count.undivided > count.occurrences
    let last = key.split(separator: " ").last.map(String.init) ?? key
    let closing = isWord ? leastClosing.word : leastClosing.phrase
    return Double(count.closings) >= closing * Double(count.occurrences)
      && Double(count.openings) >= leastOpening * Double(count.occurrences)
      && count.verbs <= count.nouns
      && isHead(last, total.counts[last] ?? PhraseCounts.Count())
  }

  /// Whether a phrase may end with a word: not with one that looks like an adjective or a
  /// participle and does not end what it stands in.
  private static func isHead(_ word: String, _ count: PhraseCounts.Count) -> Bool {
    guard WordEndings.areOfModifier(word) else { return true }
    return count.headings > 0
      && Double(count.closings) >= leastClosing.modifier * Double(count.occurrences)
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

  /// The first phrases in order that say something new, after some that are chosen.
  static func withoutRepetition(
    _ ranked: [Candidate], after first: [Candidate] = [], count: Int
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
