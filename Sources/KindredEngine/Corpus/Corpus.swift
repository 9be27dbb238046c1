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
