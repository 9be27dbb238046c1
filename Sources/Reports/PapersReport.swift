// SPDX-License-Identifier: Apache-2.0

public import Papers

/// Papers as they are, in formats that are read again: JSON lines, CSV, digests and BibTeX.
public struct PapersReport: Report {
  /// One paper, as JSON lines are read.
  public struct Line: Encodable {
    let id: String
    let title: String
    let abstract: String
    let date: String?
    let categories: [String]
    let url: String?

    init(_ paper: Paper) {
      // A version has no field of its own; an identifier may name it.
      id = paper.id.description + (paper.version.map { "v\($0)" } ?? "")
      title = paper.title
      abstract = paper.abstract
      date = paper.date?.description
      categories = paper.categories
      url = paper.url
    }
  }

  private let papers: [Paper]

  /// A report on papers, in their order.
  public init(_ papers: [Paper]) {
    self.papers = papers
  }

  /// All papers.
  public var document: [Line] { lines }

  /// A paper a line.
  public var lines: [Line] { papers.map(Line.init) }

  /// A row for each paper.
  public var table: Table {
    Table(
      [
        .text("id"), .text("date"), .prose("title"), .prose("abstract"), .text("categories"),
        .text("url"),
      ],
      rows: lines.map {
        [
          $0.id, $0.date ?? "", $0.title, $0.abstract, CategoryList.joined($0.categories),
          $0.url ?? "",
        ]
      })
  }

  /// A digest.
  public var markdown: String {
    let range = papers.dates.map { "\($0.lowerBound)--\($0.upperBound) " } ?? ""
    return DigestWriter().write(papers, title: range + papers.count.of("paper"))
  }

  /// BibTeX entries.
  public var bibTeX: String { BibTeXWriter().write(papers) }
}
