// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers
internal import KindredTextFeatures

/// Counts the terms of each block's papers.
///
/// Rows in, by block, family and place: the block, then the fields of a paper (``PaperLines``)
/// without its kind. Rows out: `term`, the block, a term and how many of the block's papers hold
/// it, by the terms' bytes; then `paper`, the block, identifier, tokens, title, and the counts by
/// the terms' places (``KindredTextFeatures/CountRows``). Of one identifier the mention stands that
/// one machine would keep.
package struct CountsPart: Part {
  package static let fieldCount = 9

  private var block: Int?
  private var papers = PaperFolding()

  /// A filter before its first row.
  package init() {}

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    let block = try row.count(0)
    let paper = try Self.paper(row)
    if block != self.block { try finish(to: &rows) }
    self.block = block
    papers.add(paper)
  }

  private static func paper(_ row: PartRow) throws(PartError) -> Paper {
    let title = row.text(6)
    guard !row.isEmpty(3), !title.isEmpty else {
      throw .broken("a paper without identifier or title, skipped")
    }
    return Paper(
      id: PaperID(row.text(3)), version: row.isEmpty(4) ? nil : try row.count(4), title: title,
      abstract: row.text(7), date: PaperDate(row.text(5)),
      url: row.isEmpty(8) ? nil : row.text(8))
  }

  package mutating func finish(to rows: inout PartRows) throws(PartError) {
    guard let block else { return }
    let name = String(block)
    let corpus = Corpus(papers.list.papers)
    papers = PaperFolding()
    for column in 0..<corpus.terms.count {
      rows.add(
        "term", name, corpus.terms.texts[column], String(corpus.terms.documentFrequency(column)),
        "", "")
    }
    for (row, paper) in corpus.papers.enumerated() {
      let counts = corpus.counts(of: CollectionOfOne(row))
      rows.add(
        "paper", name, paper.id.description, String(counts.tokenCount(0)), paper.title,
        counts.words.base64)
    }
  }
}
