// SPDX-License-Identifier: Apache-2.0

package import KindredKernels
package import KindredTextFeatures

/// Papers that came together, as far as they are counted.
package struct Segment: Sendable {
  /// The papers' numbers, one for each row; 0 for a paper that is no longer there.
  package let papers: [Int32]

  /// Their terms.
  package let counts: CountRows

  /// Their semantic rows, as many as papers; no columns where scores are lexical alone.
  package let vectors: HalfMatrix

  /// What makes questions to it quick, where it is kept for many.
  let index: SegmentIndex?

  /// A segment from its parts, or nil where they are not of one length.
  package init?(papers: [Int32], counts: CountRows, vectors: HalfMatrix) {
    guard papers.count == counts.rowCount, vectors.rowCount == papers.count else { return nil }
    self.init(papers, counts, vectors, nil)
  }

  private init(
    _ papers: [Int32], _ counts: CountRows, _ vectors: HalfMatrix, _ index: SegmentIndex?
  ) {
    self.papers = papers
    self.counts = counts
    self.vectors = vectors
    self.index = index
  }

  /// The same segment for many questions, as terms weigh now. O(words + terms), or O(words) where
  /// it was indexed before.
  package func indexed(_ weights: SegmentWeights) -> Segment {
    let index = SegmentIndex(counts, weights, postings: index?.postings)
    return Segment(papers, counts, vectors, index)
  }
}

extension Segment {
  /// A segment from parts that fit each other.
  static func checked(_ papers: [Int32], _ counts: CountRows, _ vectors: HalfMatrix) -> Segment {
    guard let segment = Segment(papers: papers, counts: counts, vectors: vectors) else {
      preconditionFailure("a row of counts and of values for each of \(papers.count) papers")
    }
    return segment
  }

  /// Some of the papers, by their rows, in this order.
  func rows(at rows: [Int]) -> Segment {
    .checked(
      rows.map { papers[$0] }, counts.rows(at: rows),
      HalfMatrix(
        rowCount: rows.count, columnCount: vectors.columnCount,
        bits: rows.flatMap { vectors.bits($0) }))
  }

  /// The papers of both; one without any has no columns that matter.
  func joined(with other: Segment) -> Segment {
    if other.papers.isEmpty { return self }
    if papers.isEmpty { return other }
    var counts = counts
    counts.append(other.counts)
    return .checked(
      papers + other.papers, counts,
      HalfMatrix(
        rowCount: papers.count + other.papers.count, columnCount: vectors.columnCount,
        bits: vectors.bits + other.vectors.bits))
  }
}
