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

    static func += (left: inout Count, right: Count) {
      left.papers += right.papers
      left.titles += right.titles
      left.occurrences += right.occurrences
      left.openings += right.openings
      left.closings += right.closings
    }
  }

  /// Papers counted.
  private(set) var paperCount = 0

  /// The counts of each phrase, by its key.
  private(set) var counts: [String: Count] = [:]

  /// The counts of some papers.
  init(_ papers: [PaperPhrases] = []) {
    for paper in papers { self += PhraseCounts(paper) }
  }

  /// The counts of one paper.
  private init(_ paper: PaperPhrases) {
    paperCount = 1
    for (phrases, isTitle) in [(paper.title, true), (paper.abstract, false)] {
      for phrase in phrases {
        var count = counts[phrase.key] ?? Count(papers: 1)
        count.occurrences += 1
        if isTitle { count.titles = 1 }
        if phrase.isOpening { count.openings += 1 }
        if phrase.isClosing { count.closings += 1 }
        counts[phrase.key] = count
      }
    }
  }

  /// The counts of both.
  static func += (left: inout PhraseCounts, right: PhraseCounts) {
    left.paperCount += right.paperCount
    for (key, count) in right.counts { left.counts[key, default: Count()] += count }
  }
}
