// SPDX-License-Identifier: Apache-2.0

/// Everything that reading one or more sources gave: the papers, and an account of the rest.
public struct PaperList: Equatable, Sendable {
  /// Papers in the order read; after ``folded()`` their identifiers are unique.
  public var papers: [Paper]

  /// Everything that was forgiven or skipped, in the order in which it was met.
  public var issues: [ReadingIssue]

  /// The mentions that another mention of the same paper replaced, in the order met.
  public var foldedPapers: [FoldedPaper]

  /// The papers that got another identifier, in the order met.
  public var renamedPapers: [RenamedPaper]

  /// Fields that look like text or a date and are not known, and the first line of each: told once
  /// a file.
  var unknownFields: [UnknownField: Int] = [:]

  /// What the sources that have a heading for all of their papers are called, in order.
  public internal(set) var headings: [String] = []

  /// Names of the fields of the first entry without a title, or of the columns of a table without
  /// one.
  var seenNames: [String]?

  /// Whether the source is an answer that may well hold no paper.
  var isAnswer = false

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
    unknownFields.merge(other.unknownFields, uniquingKeysWith: min)
    headings += other.headings
    seenNames = seenNames ?? other.seenNames
    isAnswer = isAnswer || other.isAnswer
  }

  /// Remembers a field that is not known.
  mutating func tell(_ field: UnknownField, line: Int) {
    unknownFields.merge([field: line], uniquingKeysWith: min)
  }

  /// The list with one paper for each identifier.
  ///
  /// The highest version wins; where versions are equal or absent the later date wins, then the one
  /// listed later. It takes the place of the first mention, and what it lacks (abstract, authors,
  /// date, categories, journal, DOI, address) from the others. A paper whose identifier is a local
  /// name that stands for another one gets another (``Namesake/name(among:)``). O(papers), and
  /// O(words) of papers that share a local name.
  public func folded() -> PaperList {
    var folding = PaperFolding(
      into: PaperList(issues: issues, foldedPapers: foldedPapers, renamedPapers: renamedPapers),
      capacity: papers.count)
    for paper in papers { folding.add(paper) }
    var list = folding.list
    list.headings = headings
    return list
  }
}
