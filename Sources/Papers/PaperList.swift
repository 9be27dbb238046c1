// SPDX-License-Identifier: Apache-2.0

/// Something about an input that a reader had to forgive, skip or guess.
public struct ReadingIssue: Equatable, Sendable {
  /// The file it is in, as it was named, or `-`.
  public let source: String

  /// Its line, counted from 1.
  public let line: Int

  /// One sentence: what is wrong and what was done about it.
  public let message: String

  /// An issue at a line of a source.
  public init(source: String, line: Int, message: String) {
    self.source = source
    self.line = line
    self.message = message
  }
}

/// A paper left out because another with the same identifier is newer or was listed later.
public struct FoldedPaper: Equatable, Sendable {
  /// The identifier of both.
  public let id: PaperID

  /// The version left out, or nil where it named none.
  public let droppedVersion: Int?

  /// The version kept, or nil where it names none.
  public let keptVersion: Int?

  /// A note that one version of a paper stands for another.
  public init(id: PaperID, droppedVersion: Int?, keptVersion: Int?) {
    self.id = id
    self.droppedVersion = droppedVersion
    self.keptVersion = keptVersion
  }
}

/// A paper that got another identifier, because the one that it came with stands for another paper.
public struct RenamedPaper: Equatable, Sendable {
  /// The identifier that it came with.
  public let id: PaperID

  /// The one that it has.
  public let newID: PaperID

  /// A note that a paper got another identifier.
  public init(id: PaperID, newID: PaperID) {
    self.id = id
    self.newID = newID
  }
}

/// Everything that reading one or more sources gave: the papers, and an account of the rest.
public struct PaperList: Equatable, Sendable {
  /// Papers in the order read; after ``folded()`` their identifiers are unique.
  public var papers: [Paper]

  /// What was forgiven or skipped, in the order met.
  public var issues: [ReadingIssue]

  /// What another version stands for, in the order met.
  public var foldedPapers: [FoldedPaper]

  /// What got another identifier, in the order met.
  public var renamedPapers: [RenamedPaper]

  /// A list from its parts; empty by default.
  public init(
    papers: [Paper] = [], issues: [ReadingIssue] = [], foldedPapers: [FoldedPaper] = [],
    renamedPapers: [RenamedPaper] = []
  ) {
    self.papers = papers
    self.issues = issues
    self.foldedPapers = foldedPapers
    self.renamedPapers = renamedPapers
  }

  /// Adds what another source gave.
  public mutating func append(_ other: PaperList) {
    papers += other.papers
    issues += other.issues
    foldedPapers += other.foldedPapers
    renamedPapers += other.renamedPapers
  }

  /// The list with one paper for each identifier.
  ///
  /// The highest version wins; where versions are equal or absent the later date wins, then the one
  /// listed later. It takes the place of the first mention, and what it lacks (abstract, date, categories,
  /// address) from the others. A paper whose identifier stands for another one gets one of its own
  /// (``Paper/ownName(beside:)``). O(papers).
  public func folded() -> PaperList {
    var result = PaperList(
      issues: issues, foldedPapers: foldedPapers, renamedPapers: renamedPapers)
    var place: [PaperID: Int] = [:]
    place.reserveCapacity(papers.count)
    for mention in papers {
      var paper = mention
      if let index = place[paper.id], let own = paper.ownName(beside: result.papers[index]) {
        result.renamedPapers.append(RenamedPaper(id: paper.id, newID: own))
        paper = paper.named(own)
      }
      guard let index = place[paper.id] else {
        place[paper.id] = result.papers.count
        result.papers.append(paper)
        continue
      }
      let standing = result.papers[index]
      let kept = standing.isNewer(than: paper) ? standing : paper
      let dropped = kept == paper ? standing : paper
      let filled = kept.filled(from: dropped)
      // Listed again elsewhere as it is, it is still from where it came.
      result.papers[index] = filled.from(standing.source) == standing ? standing : filled
      result.foldedPapers.append(
        FoldedPaper(id: paper.id, droppedVersion: dropped.version, keptVersion: kept.version))
    }
    return result
  }
}

extension Paper {
  /// The paper with what it lacks from another mention of it.
  package func filled(from other: Paper) -> Paper {
    if !abstract.isEmpty, date != nil, !categories.isEmpty, url != nil { return self }
    return Paper(
      id: id, version: version, title: title,
      abstract: abstract.isEmpty ? other.abstract : abstract, date: date ?? other.date,
      categories: categories.isEmpty ? other.categories : categories, url: url ?? other.url,
      label: label ?? other.label, source: source)
  }

  /// Whether the paper stands for another of the same identifier that was listed later: a higher
  /// version does, and of equal or absent ones a later date.
  package func isNewer(than other: Paper) -> Bool {
    let versions = (version ?? 0, other.version ?? 0)
    if versions.0 != versions.1 { return versions.0 > versions.1 }
    guard let date, let otherDate = other.date else { return date != nil && other.date == nil }
    return date > otherDate
  }
}
