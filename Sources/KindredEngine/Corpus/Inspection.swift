// SPDX-License-Identifier: Apache-2.0

public import KindredPapers
internal import KindredTextFeatures

/// What was read, in numbers.
public struct Inspection: Equatable, Sendable {
  /// Papers after folding.
  public let paperCount: Int

  /// The earliest and latest date, or nil where no paper has one.
  public let dates: ClosedRange<PaperDate>?

  /// Distinct terms.
  public let termCount: Int

  /// Values in the TF-IDF rows.
  public let nonzeroCount: Int

  /// Papers left out for another version.
  public let foldedPapers: [FoldedPaper]

  /// Papers whose identifier stood for another one.
  public let renamedPapers: [RenamedPaper]

  /// What the readers forgave or skipped.
  public let issues: [ReadingIssue]
}

extension Engine {
  /// What is in this engine and in the list its papers came from. O(n).
  public func inspection(of list: PaperList) -> Inspection {
    Inspection(
      paperCount: corpus.papers.count, dates: corpus.papers.dates,
      termCount: corpus.terms.count,
      nonzeroCount: corpus.blocks.reduce(0) { $0 + $1.nonzeroCount },
      foldedPapers: list.foldedPapers,
      renamedPapers: list.renamedPapers, issues: list.issues)
  }
}
