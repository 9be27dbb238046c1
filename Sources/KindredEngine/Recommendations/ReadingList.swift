// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// Papers that a reader likes, or does not: some of the collection that is asked, and others.
public struct ReadingList: Equatable, Sendable {
  /// Identifiers or titles of papers of the collection (``Engine/row(of:)``).
  public var names: [String]

  /// Identifiers, some of which may be those of papers that the collection does not have.
  public var ids: [PaperID]

  /// Papers from elsewhere; one that the collection has counts as the collection has it.
  public var papers: [Paper]

  /// A list from its papers.
  public init(names: [String] = [], ids: [PaperID] = [], papers: [Paper] = []) {
    self.names = names
    self.ids = ids
    self.papers = papers
  }

  /// The papers of both.
  public static func + (left: ReadingList, right: ReadingList) -> ReadingList {
    ReadingList(
      names: left.names + right.names, ids: left.ids + right.ids,
      papers: left.papers + right.papers)
  }
}
