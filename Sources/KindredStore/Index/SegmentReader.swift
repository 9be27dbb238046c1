// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredTextFeatures

/// Reads segments with their semantic rows, one at a time.
struct SegmentReader {
  let database: Database

  /// Terms that have a number.
  let termCount: Int

  /// Columns of semantic rows.
  let columnCount: Int

  /// Whether every segment has semantic rows of so many columns.
  var areComplete: Bool {
    get throws {
      try Bool.fetchOne(
        database,
        sql: """
          SELECT NOT EXISTS (
            SELECT 1 FROM segment LEFT JOIN vectors ON vectors.segment = segment.number
            WHERE columns IS NULL OR columns <> ?)
          """, arguments: [columnCount]) ?? false
    }
  }

  private static let joined = """
    SELECT papers, offsets, words, bits
    FROM segment JOIN vectors ON vectors.segment = segment.number
    """

  /// Lends every segment, one after the other.
  ///
  /// - Throws: ``StoredIndex/Damage`` where one is not as it can have been written, or a paper
  ///   stands in two.
  func forEach(_ body: (Segment) throws -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: Self.joined + " ORDER BY number")
    var seen: Set<Int32> = []
    while let row = try rows.next() {
      let segment = try segment(row)
      for paper in segment.papers where paper != 0 {
        if !seen.insert(paper).inserted { throw StoredIndex.Damage(table: "segment") }
      }
      try body(segment)
    }
  }

  /// The rows of some papers, in their order.
  ///
  /// - Throws: ``StoredIndex/Damage`` also where one is not there.
  func segment(of papers: [Int32]) throws -> Segment {
    var segmentOfPaper: [Int32: Int64] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT number, papers FROM segment")
    while let row = try rows.next() {
      guard let number = row.number("number"), let there: [Int32] = row.numbers("papers") else {
        throw StoredIndex.Damage(table: "segment")
      }
      for paper in papers where there.contains(paper) { segmentOfPaper[paper] = number }
    }
    var counts = CountRows()
    var bits: [UInt16] = []
    for paper in papers {
      guard let number = segmentOfPaper[paper],
        let row = try Row.fetchOne(
          database, sql: Self.joined + " WHERE number = ?", arguments: [number])
      else { throw StoredIndex.Damage(table: "segment") }
      let segment = try segment(row)
      guard let place = segment.papers.firstIndex(of: paper) else {
        throw StoredIndex.Damage(table: "segment")
      }
      counts.append(segment.counts, row: place)
      bits += segment.vectors.bits(place)
    }
    let vectors = HalfMatrix(rowCount: papers.count, columnCount: columnCount, bits: bits)
    guard let segment = Segment(papers: papers, counts: counts, vectors: vectors) else {
      throw StoredIndex.Damage(table: "segment")
    }
    return segment
  }

  private func segment(_ row: Row) throws -> Segment {
    let (papers, counts) = try StoredIndex.segment(row, termCount: termCount)
    guard let bits: [UInt16] = row.numbers("bits"), bits.count == papers.count * columnCount,
      bits.areFiniteHalves,
      let segment = Segment(
        papers: papers, counts: counts,
        vectors: HalfMatrix(rowCount: papers.count, columnCount: columnCount, bits: bits))
    else { throw StoredIndex.Damage(table: "vectors") }
    return segment
  }
}
