// SPDX-License-Identifier: Apache-2.0

public import KindredStore

/// What became of papers that were added to a library, or removed from it.
public struct LibraryChangeReport: ReportLayout {
  /// Papers by what became of them, and those that are there now.
  package struct Document: Encodable {
    let added: Int
    let updated: Int
    let unchanged: Int
    let older: Int
    let renamed: Int
    let removed: Int
    let papers: Int
  }

  /// The figures.
  package let document: Document

  /// A report on an addition.
  public init(_ outcome: IndexOutcome, paperCount: Int) {
    document = Document(
      added: outcome.added, updated: outcome.updated, unchanged: outcome.unchanged,
      older: outcome.older, renamed: outcome.renamed, removed: 0, papers: paperCount)
  }

  /// A report on papers that were added all together, or removed.
  public init(addedCount: Int = 0, removedCount: Int = 0, paperCount: Int) {
    document = Document(
      added: addedCount, updated: 0, unchanged: 0, older: 0, renamed: 0, removed: removedCount,
      papers: paperCount)
  }

  /// A row for each figure.
  package var table: Table {
    Table(
      [.text("what"), .number("papers")],
      rows: [
        ["added", String(document.added)], ["updated", String(document.updated)],
        ["unchanged", String(document.unchanged)], ["older", String(document.older)],
        ["renamed", String(document.renamed)], ["removed", String(document.removed)],
        ["in the library", String(document.papers)],
      ])
  }

  /// One line.
  package func text(width: Int) -> String {
    let parts = [
      ("added", document.added), ("updated", document.updated),
      ("unchanged", document.unchanged), ("older than what is there", document.older),
      ("removed", document.removed),
    ].filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    var what = parts.isEmpty ? "nothing to do" : parts.joined(separator: ", ")
    if document.renamed > 0 {
      what += "; \(document.renamed) under another name, since another paper has theirs"
    }
    return "\(what); \(document.papers.of("paper")) in the library\n"
  }
}
