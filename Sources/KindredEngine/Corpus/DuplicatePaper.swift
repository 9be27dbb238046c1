// SPDX-License-Identifier: Apache-2.0

public import KindredKernels
public import KindredPapers
internal import KindredTextFeatures

/// A paper left out because another has nearly the same text, or is the same written anew.
public struct DuplicatePaper: Equatable, Sendable {
  /// The one left out.
  public let paper: Paper

  /// The one that stands for it.
  public let kept: Paper

  /// A paper and the one that stands for it.
  public init(paper: Paper, kept: Paper) {
    self.paper = paper
    self.kept = kept
  }
}

extension [Paper] {
  /// The papers with one for each text, and those left out.
  ///
  /// Texts are nearly the same where at least 70 % of their runs of five words are
  /// (``KindredTextFeatures/NearDuplicates``); a paper may also have been written anew under its
  /// title (``KindredPapers/Revision``). The paper with the later date is kept, of equal ones
  /// the one with the lower identifier. What is kept and left out is ascending by identifier.
  ///
  /// - Precondition: identifiers are unique.
  /// - Complexity: O(words x 112), and at most 100 comparisons for each paper.
  public func withoutNearDuplicates(
    parallelism: Parallelism = .sequential
  ) -> (kept: [Paper], duplicates: [DuplicatePaper]) {
    // Papers to be kept come first, so that every duplicate is one of an earlier paper.
    let papers = sorted { left, right in
      guard let ours = left.date, let theirs = right.date, ours != theirs else {
        if (left.date == nil) != (right.date == nil) { return left.date != nil }
        return left.id < right.id
      }
      return ours > theirs
    }
    let blocks = parallelism.mapBlocks(of: papers.count, size: 1_024) { rows in
      Shingles.ofEach(rows.lazy.map { papers[$0].document }).map { shingles in
        (shingles: shingles, signature: NearDuplicates.signature(of: shingles))
      }
    }.flatMap { $0 }
    var keeper = Array<Int>(papers.indices)
    for (duplicate, first) in NearDuplicates.pairs(
      in: blocks.map(\.shingles), signatures: blocks.map(\.signature))
    {
      keeper[duplicate] = first
    }
    let different = papers.indices.filter { keeper[$0] == $0 }
    for (duplicate, first) in Self.revisions(
      papers, among: different, parallelism: parallelism)
    {
      keeper[duplicate] = first
    }
    for row in papers.indices { keeper[row] = keeper[keeper[row]] }
    let numbered = papers.indices.sorted { papers[$0].id < papers[$1].id }
    return (
      numbered.filter { keeper[$0] == $0 }.map { papers[$0] },
      numbered.filter { keeper[$0] != $0 }
        .map { DuplicatePaper(paper: papers[$0], kept: papers[keeper[$0]]) }
    )
  }

  /// Papers that are an earlier one, of the same title, written anew.
  private static func revisions(
    _ papers: [Paper], among rows: [Int], parallelism: Parallelism
  ) -> [(duplicate: Int, of: Int)] {
    let revisions = parallelism.map(count: rows.count) { Revision(papers[rows[$0]]) }
    var pairs: [(duplicate: Int, of: Int)] = []
    var kept: [WordSet: [(row: Int, revision: Revision)]] = [:]
    for (row, revision) in zip(rows, revisions) {
      guard let revision else { continue }
      let others = kept[revision.title] ?? []
      if let first = others.first(where: { $0.revision.isSame(as: revision) }) {
        pairs.append((duplicate: row, of: first.row))
      } else if others.count < NearDuplicates.comparisonLimit {
        kept[revision.title, default: []].append((row, revision))
      }
    }
    return pairs
  }
}

extension Corpus {
  /// The corpus with one paper for each text, and those left out
  /// (``Swift/Array/withoutNearDuplicates(parallelism:)``).
  public func withoutNearDuplicates(
    parallelism: Parallelism = .sequential
  ) -> (kept: Corpus, duplicates: [DuplicatePaper]) {
    let (_, duplicates) = papers.withoutNearDuplicates(parallelism: parallelism)
    let left = Set(duplicates.map(\.paper.id))
    return (selecting({ !left.contains($0.id) }, parallelism: parallelism), duplicates)
  }
}
