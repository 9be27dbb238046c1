// SPDX-License-Identifier: Apache-2.0

internal import KindredEmbeddings
public import KindredKernels
public import KindredPapers
public import KindredTextFeatures

/// Papers with everything that is counted about them.
///
/// Papers stand in the order of their identifiers, whatever order they came in, so that results do
/// not depend on it and a tie between rows is a tie between identifiers. Counts are all that is
/// kept of their texts' terms; what they weigh is computed when it is asked for.
public struct Corpus: Sendable {
  /// Distinct papers, ascending by identifier.
  public let papers: [Paper]

  /// The terms of all papers.
  public let terms: Terms

  /// The counts of the papers, ``blockSize`` in each but the last.
  package let blocks: [CountRows]

  /// Papers a block of counting and of weighing.
  package static let blockSize = 4_096

  /// Counts the terms of papers; of one identifier the version that ``PaperList/folded()`` keeps.
  ///
  /// - Complexity: O(bytes + nonzeros + v log v).
  public init(
    _ papers: [Paper], tokenizer: Tokenizer = Tokenizer(),
    parallelism: Parallelism = .sequential
  ) {
    let papers = papers.sortedByID()
    let counted = parallelism.mapBlocks(of: papers.count, size: Self.blockSize) { rows in
      TermCounts(rows.lazy.map { papers[$0].document }, tokenizer: tokenizer)
    }
    let terms = Terms(counted)
    self.papers = papers
    self.terms = terms
    blocks = parallelism.map(count: counted.count) { terms.rows(of: counted[$0]) }
  }

  /// Papers whose terms were counted before, as if they were counted now: terms that none of them
  /// holds are left out, and the others have the numbers of their columns.
  ///
  /// - Parameters:
  ///   - counted: papers in any order, each once, with a row of counts for each.
  ///   - termCount: every number in the rows is below it.
  ///   - text: gives the term of a number.
  /// - Complexity: O(nonzeros + `termCount` + v log v).
  package init(
    counted: [(papers: [Paper], counts: CountRows)], termCount: Int,
    text: (Int) throws -> String, parallelism: Parallelism = .sequential
  ) rethrows {
    let places = counted.indices.flatMap { block in
      counted[block].papers.indices.map { (block: block, row: $0) }
    }
    let before = TermStatistics(
      of: places.lazy.map { (counts: counted[$0.block].counts, row: $0.row) },
      termCount: termCount)
    let held = before.documentFrequencies.indices.filter { before.documentFrequencies[$0] > 0 }
    let ordered = try held.map { (number: $0, text: try text($0)) }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    var numbers = [UInt32](repeating: 0, count: termCount)
    for (column, term) in ordered.enumerated() { numbers[term.number] = UInt32(column) }
    let statistics = TermStatistics(
      documentFrequencies: ordered.map { before.documentFrequencies[$0.number] },
      documentCount: before.documentCount, tokenCount: before.tokenCount)
    let order = places.sorted {
      counted[$0.block].papers[$0.row].id < counted[$1.block].papers[$1.row].id
    }
    papers = order.map { counted[$0.block].papers[$0.row] }
    terms = Terms(ordered.enumerated().map { ($0, $1.text) }, statistics)
    blocks = parallelism.mapBlocks(of: order.count, size: Self.blockSize) { [numbers] rows in
      var block = CountRows()
      for (counts, row) in order[rows] { block.append(counted[counts].counts, row: row) }
      return block.renumbered(numbers)
    }
  }

  /// The papers of several corpora, as if they were counted together; of one identifier the version
  /// that is newest, and of equal ones the later corpus's. O(nonzeros + v log v).
  package init(joining corpora: [Corpus], parallelism: Parallelism = .sequential) {
    var newest: [PaperID: (paper: Paper, corpus: Int)] = [:]
    for (index, corpus) in corpora.enumerated() {
      for paper in corpus.papers where !(newest[paper.id]?.paper.isNewer(than: paper) ?? false) {
        newest[paper.id] = (paper, index)
      }
    }
    let texts = Set(corpora.flatMap(\.terms.texts))
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(texts, 0...))
    let counted = corpora.enumerated().map { index, corpus in
      let rows = corpus.papers.indices.filter { newest[corpus.papers[$0].id]?.corpus == index }
      return (
        papers: rows.map { corpus.papers[$0] },
        counts: corpus.counts(of: rows).renumbered(
          corpus.terms.texts.compactMap { numbers[$0].map(UInt32.init) })
      )
    }
    self.init(
      counted: counted, termCount: texts.count, text: { texts[$0] }, parallelism: parallelism)
  }

  /// Some of the papers, as if the others had never been there. O(nonzeros + v log v).
  ///
  /// - Parameter rows: distinct ones, ascending.
  package func selecting(_ rows: [Int], parallelism: Parallelism) -> Corpus {
    if rows.count == papers.count { return self }
    return Corpus(
      counted: [(rows.map { papers[$0] }, counts(of: rows))], termCount: terms.count,
      text: { terms.texts[$0] }, parallelism: parallelism)
  }

  /// The papers that pass, as if the others had never been there. O(nonzeros + v log v).
  package func selecting(_ passes: (Paper) -> Bool, parallelism: Parallelism) -> Corpus {
    selecting(papers.indices.filter { passes(papers[$0]) }, parallelism: parallelism)
  }

  /// The rows of a block.
  func rows(ofBlock block: Int) -> Range<Int> {
    let first = block * Self.blockSize
    return first..<first + blocks[block].rowCount
  }

  /// The row of an identifier, or nil. O(log n).
  public func row(of id: PaperID) -> Int? {
    var low = 0
    var high = papers.count
    while low < high {
      let middle = (low + high) / 2
      if papers[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < papers.count && papers[low].id == id ? low : nil
  }

  /// The counts of some papers, in the order of their rows. O(their nonzeros).
  package func counts(of rows: some Sequence<Int>) -> CountRows {
    var counts = CountRows()
    for row in rows { counts.append(blocks[row / Self.blockSize], row: row % Self.blockSize) }
    return counts
  }

  /// The papers' TF-IDF rows, n x v: unit length, or empty for a paper without terms. O(nonzeros).
  public func weights(parallelism: Parallelism = .sequential) -> SparseMatrix {
    weights(by: terms, parallelism: parallelism)
  }

  /// The papers' TF-IDF rows where only some of them count: n and the document frequencies are
  /// those of these rows alone, as if the others came later. O(nonzeros + v).
  func weights(counting rows: [Int], parallelism: Parallelism) -> SparseMatrix {
    let counted = rows.lazy.map { row in
      (counts: blocks[row / Self.blockSize], row: row % Self.blockSize)
    }
    return weights(
      by: terms.weighing(by: TermStatistics(of: counted, termCount: terms.count)),
      parallelism: parallelism)
  }

  private func weights(by terms: Terms, parallelism: Parallelism) -> SparseMatrix {
    SparseMatrix(
      columnCount: terms.count,
      concatenating: parallelism.map(count: blocks.count) {
        WeightedRows(blocks[$0], weighedBy: terms).weights
      })
  }

  /// The papers as a background model sees them: n x d unit rows, and the share of each paper that
  /// its terms hold. O(v + nonzeros d).
  func rows(
    in background: BackgroundModel, parallelism: Parallelism
  ) -> (rows: Matrix, coverage: [Float]) {
    BackgroundProjection(background, terms, parallelism: parallelism).rows(
      count: papers.count, parallelism: parallelism
    ) { WeightedRows(counts(of: $0), weighedBy: terms) }
  }
}

extension [Paper] {
  /// The papers by ascending identifier, one of each. O(n log n) comparisons of eight bytes,
  /// mostly.
  func sortedByID() -> [Paper] {
    if zip(self, dropFirst()).allSatisfy({ $0.id < $1.id }) { return self }
    let keyed = indices.map { (key: self[$0].id.description.utf8.span.firstEight, place: $0) }
    let sorted = keyed.sorted { left, right in
      left.key != right.key ? left.key < right.key : self[left.place].id < self[right.place].id
    }.map { self[$0.place] }
    if zip(sorted, sorted.dropFirst()).allSatisfy({ $0.id != $1.id }) { return sorted }
    return PaperList(papers: self).folded().papers.sorted { $0.id < $1.id }
  }
}

extension Paper {
  /// The paper's text for vectorizing.
  package var document: Document { Document(title: title, abstract: abstract) }
}
