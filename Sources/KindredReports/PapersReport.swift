// SPDX-License-Identifier: Apache-2.0

public import KindredPapers

/// Papers as they are, in formats that are read again: JSON lines, CSV, digests and BibTeX.
public struct PapersReport: ReportLayout {
  /// One paper, as JSON lines are read; every field is there.
  package struct Line: Encodable {
    let id: String
    let version: Nullable<Int>
    let title: String
    let authors: [String]
    let abstract: String
    let date: Nullable<String>
    let categories: [String]
    let journal: Nullable<String>
    let doi: Nullable<String>
    let url: Nullable<String>

    init(_ paper: Paper) {
      id = paper.id.description
      version = Nullable(paper.version)
      title = paper.title
      authors = paper.authors
      abstract = paper.abstract
      date = Nullable(paper.date?.description)
      categories = paper.categories
      journal = Nullable(paper.journal)
      doi = Nullable(paper.doi)
      url = Nullable(paper.url)
    }
  }

  private let papers: [Paper]

  /// A report on papers, in their order.
  public init(_ papers: [Paper]) {
    self.papers = papers
  }

  /// All papers.
  package var document: [Line] { lines }

  /// A paper a line.
  package var lines: [Line] { papers.map(Line.init) }

  /// A row for each paper.
  package var table: Table {
    Table(
      [
        .text("id"), .number("version"), .text("date"), .prose("title"), .prose("authors"),
        .prose("abstract"), .text("categories"), .prose("journal"), .text("doi"), .text("url"),
      ],
      rows: papers.map { paper in
        [
          paper.id.description, paper.version.map(String.init) ?? "",
          paper.date?.description ?? "", paper.title, AuthorList.joined(paper.authors),
          paper.abstract, CategoryList.joined(paper.categories), paper.journal ?? "",
          paper.doi ?? "", paper.url ?? "",
        ]
      })
  }

  /// A digest.
  package var markdown: String {
    let range = papers.dates.map { "\($0.lowerBound)--\($0.upperBound) " } ?? ""
    return DigestWriter().write(papers, title: range + papers.count.of("paper"))
  }

  /// BibTeX entries.
  package var bibTeX: String { BibTeXWriter().write(papers) }
}
