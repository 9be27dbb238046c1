// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredKernels
internal import KindredTextFeatures

/// What a library has counted of its papers: read from its file (``SegmentReader``), or kept in
/// memory (``KeptIndex``).
protocol StoredSegments {
  /// Columns of semantic rows.
  var columnCount: Int { get }

  /// The terms, by number.
  func termLists() throws -> [TermList]

  /// Lends segments, one after the other: all, or those that hold one of some papers.
  ///
  /// - Throws: ``StoredIndex/Damage`` where one is not as it can have been written, or a paper
  ///   stands in two.
  func forEach(holding wanted: Set<Int32>?, _ body: (@escaping LentSegment) throws -> Void) throws

  /// Lends the papers of each segment, 0 for one that is no longer there. O(n), without reading
  /// what is counted.
  func forEachList(_ body: (_ segment: Int64, _ papers: [Int32]) -> Void) throws

  /// A segment by its number.
  func segment(_ number: Int64) throws -> LentSegment
}

extension StoredSegments {
  /// The segments that hold one of some papers.
  func numbers(holding wanted: Set<Int32>) throws -> [Int64] {
    var numbers: [Int64] = []
    let wanted = PaperSet(wanted)
    try forEachList { segment, papers in
      if papers.contains(where: wanted.contains) { numbers.append(segment) }
    }
    return numbers
  }

  /// The rows of some papers, in their order.
  ///
  /// - Throws: ``StoredIndex/Damage`` also where one is not there.
  func segment(of papers: [Int32]) throws -> Segment {
    var places: [Int32: (segment: Int64, row: Int)] = [:]
    let wanted = PaperSet(Set(papers))
    try forEachList { segment, papers in
      for (row, paper) in papers.enumerated() where wanted.contains(paper) {
        places[paper] = (segment, row)
      }
    }
    var read: [Int64: Segment] = [:]
    var counts = CountRows()
    var bits: [UInt16] = []
    for paper in papers {
      guard let place = places[paper] else { throw StoredIndex.Damage(table: "segment") }
      let segment = try read[place.segment] ?? segment(place.segment)()
      read[place.segment] = segment
      guard segment.papers[place.row] == paper else { throw StoredIndex.Damage(table: "segment") }
      counts.append(segment.counts, row: place.row)
      bits += segment.vectors.bits(place.row)
    }
    let vectors = HalfMatrix(rowCount: papers.count, columnCount: columnCount, bits: bits)
    guard let segment = Segment(papers: papers, counts: counts, vectors: vectors) else {
      throw StoredIndex.Damage(table: "segment")
    }
    return segment
  }
}
