// SPDX-License-Identifier: Apache-2.0

public import KindredStore

/// What is in a library.
public struct LibraryInfoReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
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
  package var document: Document {
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
  package var table: Table {
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
  package func text(width: Int) -> String {
    String(table.text(width: width).drop { $0 != "\n" }.dropFirst())
  }
}
