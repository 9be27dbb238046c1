// SPDX-License-Identifier: Apache-2.0

internal import KindredPapers
internal import KindredTextFeatures

/// How often some papers hold each phrase, in their titles and abstracts. Counts add.
struct PhraseCounts: Sendable {
  /// What is counted of one phrase.
  struct Count: Sendable {
    /// Papers that hold it, and those whose titles do.
    var papers = 0
    var titles = 0

    /// Times it stands anywhere, and those where it is whole to the left and to the right.
    var occurrences = 0
    var openings = 0
    var closings = 0

    /// Times that it ends something longer, that it is one word or a compound, and that it is used
    /// as a noun or as a verb.
    var headings = 0
    var undivided = 0
    var nouns = 0
    var verbs = 0

    /// The last paper that was met with it, and the last whose title held it, counted from 1.
    private var lastPaper = 0
    private var lastTitle = 0

    /// Counts the phrase once more, in a paper or its title.
    mutating func add(_ phrase: Phrase, isTitle: Bool, paper: Int) {
      if lastPaper != paper { papers += 1 }
      lastPaper = paper
      if isTitle, lastTitle != paper {
        titles += 1
        lastTitle = paper
      }
      occurrences += 1
      if phrase.isOpening { openings += 1 }
      if phrase.isClosing { closings += 1 }
      if phrase.isClosing, !phrase.isOpening { headings += 1 }
      if phrase.isUndivided { undivided += 1 }
      switch phrase.use {
      case .noun: nouns += 1
      case .verb: verbs += 1
      case .unknown: break
      }
    }

    static func += (left: inout Count, right: Count) {
      left.papers += right.papers
      left.titles += right.titles
      left.occurrences += right.occurrences
      left.openings += right.openings
      left.closings += right.closings
      left.headings += right.headings
      left.undivided += right.undivided
      left.nouns += right.nouns
      left.verbs += right.verbs
    }
  }

  /// Papers counted.
  private(set) var paperCount = 0

  /// The counts of each phrase, by its key.
  private(set) var counts: [String: Count] = [:]

  /// The counts of some papers.
  init(_ papers: [PaperPhrases] = []) {
    for paper in papers {
      paperCount += 1
      for (phrases, isTitle) in [(paper.title, true), (paper.abstract, false)] {
        for phrase in phrases {
          counts[phrase.key, default: Count()].add(phrase, isTitle: isTitle, paper: paperCount)
        }
      }
    }
  }

  /// The counts of both.
  static func += (left: inout PhraseCounts, right: PhraseCounts) {
    left.paperCount += right.paperCount
    for (key, count) in right.counts { left.counts[key, default: Count()] += count }
  }
}
