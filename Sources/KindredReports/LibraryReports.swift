// SPDX-License-Identifier: Apache-2.0

public import KindredStore

/// What became of papers that were added to a library, or removed from it.
public struct LibraryChangeReport: Report {
  /// Papers by what became of them, and those that are there now.
  public struct Document: Encodable {
    let added: Int
    let updated: Int
    let unchanged: Int
    let older: Int
    let renamed: Int
    let removed: Int
    let papers: Int
  }

  /// The figures.
  public let document: Document

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
  public var table: Table {
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
  public func text(width: Int) -> String {
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

/// What is in a library.
public struct LibraryInfoReport: Report {
  /// As the contract has it.
  public struct Document: Encodable {
    let papers: Int
    let dates: Nullable<DatesDocument>
    let batches: Int
    let changed: Nullable<String>
    let format: Int
    let bytes: Int
    let free: Int
    let learned: Nullable<Learned>

    /// What was learned from the papers.
    struct Learned: Encodable {
      let from: Int
      let terms: Int
      let dimension: Int
      let drift: Double
    }
  }

  private let info: LibraryInfo

  /// A report on a library.
  public init(_ info: LibraryInfo) {
    self.info = info
  }

  /// The figures.
  public var document: Document {
    Document(
      papers: info.paperCount, dates: Nullable(DatesDocument(info.firstDate, info.lastDate)),
      batches: info.batchCount,
      changed: Nullable(info.lastChange), format: info.format, bytes: info.byteCount,
      free: info.freeByteCount,
      learned: Nullable(
        info.index.map {
          Document.Learned(
            from: $0.learnedFrom, terms: $0.termCount, dimension: $0.dimension,
            drift: $0.drift.rounded6)
        }))
  }

  /// A row for each figure.
  public var table: Table {
    Table(
      [.text("what"), .prose("value")],
      rows: [
        ["papers", String(info.paperCount)], ["first date", info.firstDate ?? ""],
        ["last date", info.lastDate ?? ""], ["batches", String(info.batchCount)],
        ["last change", info.lastChange ?? ""], ["format", String(info.format)],
        ["bytes", String(info.byteCount)], ["bytes to free", String(info.freeByteCount)],
      ]
        + (info.index.map {
          [
            ["terms", String($0.termCount)], ["vectors of", String($0.dimension)],
            ["learned from papers", String($0.learnedFrom)],
            ["drift since then", String($0.drift.rounded6)],
          ]
        } ?? [["learned", "nothing yet; kindred relearn does"]]))
  }

  /// The figures, without a header.
  public func text(width: Int) -> String {
    String(table.text(width: width).drop { $0 != "\n" }.dropFirst())
  }
}

/// What a check of a library found.
public struct LibraryCheckReport: Report {
  /// As the contract has it.
  public struct Document: Encodable {
    let sound: Bool
    let papers: Int
    let problems: [String]
    let advice: Nullable<String>
  }

  private let check: LibraryCheck

  /// A report on a check.
  public init(_ check: LibraryCheck) {
    self.check = check
  }

  /// What was found.
  public var document: Document {
    Document(
      sound: check.problems.isEmpty, papers: check.paperCount, problems: check.problems,
      advice: Nullable(check.advice))
  }

  /// A row for each problem.
  public var table: Table { Table([.prose("problem")], rows: check.problems.map { [$0] }) }

  /// The verdict, the problems, and what to do.
  public func text(width: Int) -> String {
    let advice = check.advice.map { $0 + "\n" } ?? ""
    if check.problems.isEmpty {
      return "sound: \(check.paperCount.of("paper")), all as they were written\n" + advice
    }
    return "damaged: \(check.paperCount.of("paper")) can be read\n"
      + check.problems.map { "  \($0)\n" }.joined() + advice
  }
}
