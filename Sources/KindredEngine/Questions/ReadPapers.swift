// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// The papers of an engine; each has its row's number and one.
struct ReadPapers: PaperSource {
  let engine: Engine

  private var corpus: Corpus { engine.corpus }

  private var semantic: SemanticRows? { engine.semanticRows() }

  /// The numbers of the papers of some rows.
  static func numbers(_ rows: some Sequence<Int>) -> [Int32] { rows.map { Int32($0 + 1) } }

  var statistics: TermStatistics { corpus.terms.statistics }

  var semanticWeight: Double { semantic?.weight ?? 0 }

  var basis: SemanticBasis? { semantic?.basis }

  func forEachSegment(
    holding wanted: Set<Int32>?, _ body: (@escaping LentSegment) throws -> Void
  ) rethrows {
    let semantic = semantic
    for (index, counts) in corpus.blocks.enumerated() {
      let segment = Segment(
        papers: Self.numbers(corpus.rows(ofBlock: index)), counts: counts,
        vectors: semantic?.blocks[index]
          ?? HalfMatrix(rowCount: counts.rowCount, columnCount: 0, bits: []))
      if let segment { try body { segment } }
    }
  }

  func segment(of numbers: [Int32]) -> Segment {
    let semantic = semantic
    let rows = numbers.map { Int($0) - 1 }
    let vectors = HalfMatrix(
      rowCount: rows.count, columnCount: semantic?.blocks.first?.columnCount ?? 0,
      bits: rows.flatMap { row in
        semantic?.blocks[row / Corpus.blockSize].bits(row % Corpus.blockSize) ?? []
      })
    return .checked(numbers, corpus.counts(of: rows), vectors)
  }

  func numbers(passing filter: PaperFilter) -> Set<Int32> {
    Set(Self.numbers(corpus.papers.indices.filter { filter.passes(corpus.papers[$0]) }))
  }

  func terms(_ numbers: [Int]) -> Terms {
    Terms(numbers.map { ($0, corpus.terms.texts[$0]) }, statistics)
  }

  func terms(_ texts: [String]) -> Terms {
    Terms(
      texts.compactMap { text in corpus.terms.column(of: text).map { ($0, text) } }, statistics)
  }

  func papers(_ numbers: [Int32]) -> [Paper] { numbers.map { corpus.papers[Int($0) - 1] } }

  func identifiers(of numbers: [Int32]) -> [PaperID] {
    numbers.map { corpus.papers[Int($0) - 1].id }
  }

  func number(of id: PaperID) -> Int32? { corpus.row(of: id).map { Int32($0 + 1) } }

  func identifiers() -> [(id: PaperID, number: Int32)] {
    corpus.papers.enumerated().map { ($1.id, Int32($0 + 1)) }
  }

  func forEachTitle(_ body: (Int32, String) -> Void) {
    for (row, paper) in corpus.papers.enumerated() { body(Int32(row + 1), paper.title) }
  }
}
