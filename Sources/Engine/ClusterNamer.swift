// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Kernels
internal import Papers
internal import TextFeatures

/// Names groups of papers by the words and phrases that single them out.
///
/// Class-based TF-IDF (after Grootendorst 2022), counted in papers rather than occurrences, so that
/// one long abstract does not name a group: the share of the group's papers that hold a phrase,
/// times ln((1 + n) / (1 + df)) over all papers looked at; a phrase of several words gains a third
/// for each beyond the first, since it says more.
///
/// A phrase needs two papers of the group (one, in a group of one) and a share in the group no lower
/// than outside; it neither begins nor ends with a commonplace of papers (``Commonplaces``), and no
/// longer phrase says nearly always the same. Of two chosen phrases none is part of the other, and
/// no word stands in more than two, so that there are no plural twins.
struct ClusterNamer: Sendable {
  /// Papers of a group that are read; those that fit best.
  static let sampleSize = 200

  /// Phrases kept for a group, and phrases that make its label.
  static let termCount = 8
  static let labelTermCount = 3

  private let papers: [Paper]
  /// A name has no numbers of their own.
  private let scanner = PhraseScanner(Tokenizer(TokenizerOptions(keepsNumbers: false)))

  init(_ papers: [Paper]) {
    self.papers = papers
  }

  /// A name for each group.
  ///
  /// - Parameter groups: rows of papers, the best fit first.
  /// - Complexity: O(bytes of at most 200 papers a group).
  func names(
    of groups: [[Int]], _ parallelism: Parallelism
  ) -> [(label: String, terms: [ClusterTerm])] {
    let counts = parallelism.map(count: groups.count) { group in
      paperCounts(Array(groups[group].prefix(Self.sampleSize)))
    }
    var totals: [String: Int] = [:]
    for count in counts {
      for (key, papers) in count.papersOfKey { totals[key, default: 0] += papers }
    }
    let paperCount = counts.reduce(0) { $0 + $1.paperCount }
    let allTotals = totals
    return parallelism.map(count: groups.count) { group in
      let chosen = choose(counts[group], totals: allTotals, paperCount: paperCount)
      let surfaces = surfaces(
        of: Set(chosen.map(\.key)), in: groups[group].prefix(Self.sampleSize))
      let terms = chosen.map {
        ClusterTerm(term: surfaces[$0.key] ?? $0.key, weight: $0.weight)
      }
      let label = terms.prefix(Self.labelTermCount).map(\.term).joined(separator: ", ")
      return (label.isEmpty ? papers[groups[group][0]].title : label, terms)
    }
  }

  private struct PaperCounts: Sendable {
    var paperCount: Int
    var papersOfKey: [String: Int] = [:]
  }

  private func paperCounts(_ rows: [Int]) -> PaperCounts {
    var counts = PaperCounts(paperCount: rows.count)
    for row in rows {
      for key in Set(phrases(of: row).map(\.key)) { counts.papersOfKey[key, default: 0] += 1 }
    }
    return counts
  }

  private func phrases(of row: Int) -> [Phrase] {
    scanner.phrases(in: papers[row].title) + scanner.phrases(in: papers[row].abstract)
  }

  private func choose(
    _ counts: PaperCounts, totals: [String: Int], paperCount: Int
  ) -> [(key: String, weight: Double)] {
    let least = min(2, counts.paperCount)
    var ranked: [(key: String, weight: Double)] = []
    let candidates = counts.papersOfKey.filter { $0.value >= least && Self.canName($0.key) }
    let longer = Self.mostInLonger(candidates)
    for (key, papers) in candidates {
      guard Double(longer[key] ?? 0) < Self.sameThing * Double(papers) else { continue }
      let total = totals[key] ?? papers
      let share = Double(papers) / Double(counts.paperCount)
      guard share >= Double(total) / Double(paperCount) else { continue }
      let rarity = log(Double(1 + paperCount) / Double(1 + total))
      let extraWords = key.utf8.count { $0 == UInt8(ascii: " ") }
      let weight = share * rarity * (1 + Double(extraWords) / 3)
      if weight > 0 { ranked.append((key, weight)) }
    }
    ranked.sort { ($1.weight, $0.key) < ($0.weight, $1.key) }
    return Self.withoutRepetition(ranked)
  }

  /// Share of a phrase's papers from which on a longer phrase says the same thing.
  private static let sameThing = 0.75

  /// Whether a phrase neither begins nor ends with a commonplace.
  private static func canName(_ key: String) -> Bool {
    let words = key.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return false }
    let isOneWord = words.count == 1
    return (!Commonplaces.contains(first) || (!isOneWord && Commonplaces.isLead(first)))
      && (!Commonplaces.contains(last) || (!isOneWord && Commonplaces.isHead(last)))
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

  /// The first phrases in order that say something new.
  private static func withoutRepetition(
    _ ranked: [(key: String, weight: Double)]
  ) -> [(key: String, weight: Double)] {
    var chosen: [(key: String, weight: Double)] = []
    var chosenWords: [Set<Substring>] = []
    for candidate in ranked where chosen.count < termCount {
      let words = Set(candidate.key.split(separator: " "))
      let isPart = chosenWords.contains { $0.isSubset(of: words) || words.isSubset(of: $0) }
      let isWorn = words.contains { word in chosenWords.count { $0.contains(word) } > 1 }
      if isPart || isWorn { continue }
      chosen.append(candidate)
      chosenWords.append(words)
    }
    return chosen
  }

  /// How each phrase is spelled most often in the group's abstracts, or else in its titles, where
  /// everything may be in capitals; of equal ones the one with fewer capitals, then by bytes.
  private func surfaces(of keys: Set<String>, in rows: ArraySlice<Int>) -> [String: String] {
    var spellings: [String: [String: Int]] = [:]
    func count(_ text: String, worth: Int) {
      for phrase in scanner.phrases(in: text) where keys.contains(phrase.key) {
        spellings[phrase.key, default: [:]][phrase.surface, default: 0] += worth
      }
    }
    for row in rows {
      count(papers[row].title, worth: 1)
      count(papers[row].abstract, worth: 1_000)
    }
    return spellings.compactMapValues { counts in
      counts.min { ($1.value, $0.key.capitals, $0.key) < ($0.value, $1.key.capitals, $1.key) }?.key
    }
  }
}

extension String {
  fileprivate var capitals: Int { count { $0.isUppercase } }
}
