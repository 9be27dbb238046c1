// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// A paper for a reader.
public struct RecommendedPaper: Equatable, Sendable {
  /// The paper, how near it is to what the reader likes, from -1 to 1, and why.
  public let found: FoundPaper

  /// The liked papers that it is most like, the most alike first.
  public let near: [Paper]

  /// A paper from its values.
  public init(found: FoundPaper, near: [Paper]) {
    self.found = found
    self.near = near
  }
}

/// The papers of a collection for a reader.
public struct Recommendations: Equatable, Sendable {
  /// The papers that the reader likes, ascending by identifier.
  public let liked: [Paper]

  /// The others, those for the reader first, then by identifier.
  public let papers: [RecommendedPaper]

  /// Identifiers on the reading lists that the collection does not have.
  public let missing: [PaperID]

  /// The similarity below which papers are doubtful.
  public let doubtfulBelow: Double

  /// What a page shows of each of the papers, where it was asked for.
  public let details: [PaperID: PaperDetails]

  /// The papers such that those that are alike stand beside each other around a circle, where it
  /// was asked for.
  public let circle: [PaperID]

  /// An answer from its values.
  public init(
    liked: [Paper], papers: [RecommendedPaper], missing: [PaperID] = [], doubtfulBelow: Double,
    details: [PaperID: PaperDetails] = [:], circle: [PaperID] = []
  ) {
    self.liked = liked
    self.papers = papers
    self.missing = missing
    self.doubtfulBelow = doubtfulBelow
    self.details = details
    self.circle = circle
  }

  /// The rank from which on all papers are doubtful, or nil where the last one is not.
  public var doubtfulFrom: Int? {
    let last = papers.lastIndex { $0.found.similarity >= doubtfulBelow } ?? -1
    return last + 1 < papers.count ? last + 2 : nil
  }
}
