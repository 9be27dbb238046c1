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

  /// Lends segments, one after the other: all, or those that hold one of some papers.
  ///
  /// - Throws: ``StoredIndex/Damage`` where one is not as it can have been written, or a paper
  ///   stands in two.
  func forEach(
    holding wanted: Set<Int32>? = nil, _ body: (@escaping LentSegment) throws -> Void
  ) throws {
    var seen = SeenPapers(
      last: try Int64.fetchOne(database, sql: "SELECT MAX(number) FROM paper") ?? 0)
    func lend(_ row: Row) throws {
      let parts = try parts(row)
      try seen.insert(parts.papers)
      try body { [termCount, columnCount] in
        try parts.segment(termCount: termCount, columnCount: columnCount)
      }
    }
    guard let wanted else {
      let rows = try Row.fetchCursor(database, sql: Self.joined + " ORDER BY number")
      while let row = try rows.next() { try lend(row) }
      return
    }
    var segments: [Int64] = []
    try forEachList { segment, papers in
      if papers.contains(where: wanted.contains) { segments.append(segment) }
    }
    for segment in segments { try lend(try row(of: segment)) }
  }

  /// The rows of some papers, in their order.
  ///
  /// - Throws: ``StoredIndex/Damage`` also where one is not there.
  func segment(of papers: [Int32]) throws -> Segment {
    var places: [Int32: (segment: Int64, row: Int)] = [:]
    let wanted = Set(papers)
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
      let segment =
        try read[place.segment]
        ?? parts(row(of: place.segment)).segment(termCount: termCount, columnCount: columnCount)
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

  /// Lends the papers of each segment, 0 for one that is no longer there. O(n), without reading
  /// what is counted.
  private func forEachList(_ body: (_ segment: Int64, _ papers: [Int32]) -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, papers FROM segment ORDER BY number")
    while let row = try rows.next() {
      guard let number = row.number("number"), let papers: [Int32] = row.numbers("papers") else {
        throw StoredIndex.Damage(table: "segment")
      }
      body(number, papers)
    }
  }

  private func row(of segment: Int64) throws -> Row {
    guard
      let row = try Row.fetchOne(
        database, sql: Self.joined + " WHERE number = ?", arguments: [segment])
    else { throw StoredIndex.Damage(table: "segment") }
    return row
  }

  /// What a row holds; it is looked at where it is used, which may be on another thread.
  private func parts(_ row: Row) throws -> SegmentParts {
    guard let papers: [Int32] = row.numbers("papers"),
      let offsets: [UInt32] = row.numbers("offsets"), let words: [UInt32] = row.numbers("words")
    else { throw StoredIndex.Damage(table: "segment") }
    guard let bits: [UInt16] = row.numbers("bits") else {
      throw StoredIndex.Damage(table: "vectors")
    }
    return SegmentParts(papers: papers, offsets: offsets, words: words, bits: bits)
  }
}

/// A segment as it stands in a file.
private struct SegmentParts: Sendable {
  let papers: [Int32]
  let offsets: [UInt32]
  let words: [UInt32]
  let bits: [UInt16]

  func segment(termCount: Int, columnCount: Int) throws -> Segment {
    guard let counts = CountRows(rowOffsets: offsets, words: words, termCount: termCount),
      counts.rowCount == papers.count
    else { throw StoredIndex.Damage(table: "segment") }
    guard bits.count == papers.count * columnCount, bits.areFiniteHalves,
      let segment = Segment(
        papers: papers, counts: counts,
        vectors: HalfMatrix(rowCount: papers.count, columnCount: columnCount, bits: bits))
    else { throw StoredIndex.Damage(table: "vectors") }
    return segment
  }
}

/// Papers that were met.
private struct SeenPapers {
  private var words: [UInt64]
  private let last: Int64

  init(last: Int64) {
    // A number that a damaged file makes up has no room.
    self.last = min(max(0, last), Int64(Int32.max))
    words = [UInt64](repeating: 0, count: Int(self.last >> 6) + 1)
  }

  /// - Throws: ``StoredIndex/Damage`` where one was met before, or is none that can be.
  mutating func insert(_ papers: [Int32]) throws {
    for paper in papers where paper != 0 {
      guard paper > 0, Int64(paper) <= last else { throw StoredIndex.Damage(table: "segment") }
      let (word, bit) = (Int(paper >> 6), UInt64(1) << UInt64(paper & 63))
      guard words[word] & bit == 0 else { throw StoredIndex.Damage(table: "segment") }
      words[word] |= bit
    }
  }
}
