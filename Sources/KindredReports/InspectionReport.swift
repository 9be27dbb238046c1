// SPDX-License-Identifier: Apache-2.0

public import KindredEngine
internal import KindredPapers

/// What was read.
public struct InspectionReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    struct Folded: Encodable {
      let id: String
      let dropped: Int?
      let kept: Int?
    }

    struct Renamed: Encodable {
      let id: String
      let name: String
    }

    struct Issue: Encodable {
      let source: String
      let line: Int
      let message: String
    }

    let papers: Int
    let dates: DatesDocument?
    let terms: Int
    let nonzeros: Int
    let folded: [Folded]
    let renamed: [Renamed]
    let issues: [Issue]
  }

  private let inspection: Inspection

  /// A report on what was read.
  public init(_ inspection: Inspection) {
    self.inspection = inspection
  }

  /// All of it.
  package var document: Document {
    Document(
      papers: inspection.paperCount,
      dates: inspection.dates.map(DatesDocument.init),
      terms: inspection.termCount, nonzeros: inspection.nonzeroCount,
      folded: inspection.foldedPapers.map {
        Document.Folded(id: $0.id.description, dropped: $0.droppedVersion, kept: $0.keptVersion)
      },
      renamed: inspection.renamedPapers.map {
        Document.Renamed(id: $0.id.description, name: $0.newID.description)
      },
      issues: inspection.issues.map {
        Document.Issue(source: $0.source, line: $0.line, message: $0.message)
      })
  }

  /// A row for each figure.
  package var table: Table {
    let figures = [
      ["papers", String(inspection.paperCount)],
      ["first date", inspection.dates?.lowerBound.description ?? ""],
      ["last date", inspection.dates?.upperBound.description ?? ""],
      ["terms", String(inspection.termCount)],
      ["nonzeros", String(inspection.nonzeroCount)],
      ["folded", String(inspection.foldedPapers.count)],
      ["renamed", String(inspection.renamedPapers.count)],
      ["issues", String(inspection.issues.count)],
    ]
    return Table([.text("what"), .prose("value")], rows: figures)
  }

  /// The figures, then what was folded and what was renamed, then the issues.
  package func text(width: Int) -> String {
    var text = String(table.text(width: width).drop { $0 != "\n" }.dropFirst())
    for paper in inspection.foldedPapers {
      let dropped = paper.droppedVersion.map { "v\($0)" } ?? "another"
      let kept = paper.keptVersion.map { "v\($0)" } ?? "a later one"
      text += "folded \(paper.id): \(dropped) into \(kept)\n"
    }
    for paper in inspection.renamedPapers {
      text += "renamed \(paper.id): another paper has this name, this one is \(paper.newID)\n"
    }
    for issue in inspection.issues {
      text += "\(issue.source):\(issue.line): \(issue.message)".replacing("\n", with: "\\n") + "\n"
    }
    return text
  }
}
