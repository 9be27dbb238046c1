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
/// for each beyond the first, since it says more. A phrase needs two papers of the group (one, in a
/// group of one), at least one word that is no commonplace of papers (``Commonplaces``), and a
/// higher share in the group than outside. No two chosen phrases share a word, so that plural twins
/// and parts of one another never stand side by side.
struct ClusterNamer: Sendable {
  /// Papers of a group that are read; those that fit best.
  static let sampleSize = 200

  /// Phrases kept for a group, and phrases that make its label.
  static let termCount = 8
  static let labelTermCount = 3

  private let papers: [Paper]
  private let scanner = PhraseScanner()

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
    for (key, papers) in counts.papersOfKey where papers >= least {
      let words = key.split(separator: " ").map(String.init)
      guard !words.allSatisfy(Commonplaces.contains) else { continue }
      let total = totals[key] ?? papers
      let share = Double(papers) / Double(counts.paperCount)
      guard share >= Double(total) / Double(paperCount) else { continue }
      let rarity = log(Double(1 + paperCount) / Double(1 + total))
      let weight = share * rarity * (1 + Double(words.count - 1) / 3)
      if weight > 0 { ranked.append((key, weight)) }
    }
    ranked.sort { ($1.weight, $0.key) < ($0.weight, $1.key) }
    var chosen: [(key: String, weight: Double)] = []
    var usedWords: Set<Substring> = []
    for candidate in ranked where chosen.count < Self.termCount {
      let words = candidate.key.split(separator: " ")
      if usedWords.isDisjoint(with: words) {
        chosen.append(candidate)
        usedWords.formUnion(words)
      }
    }
    return chosen
  }

  /// The spelling of each phrase that stands most often in the group, then the first by bytes.
  private func surfaces(of keys: Set<String>, in rows: ArraySlice<Int>) -> [String: String] {
    var spellings: [String: [String: Int]] = [:]
    for row in rows {
      for phrase in phrases(of: row) where keys.contains(phrase.key) {
        spellings[phrase.key, default: [:]][phrase.surface, default: 0] += 1
      }
    }
    return spellings.compactMapValues { counts in
      counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
  }
}
