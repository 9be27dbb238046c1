// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredTextFeatures

/// Reads segments with their semantic rows, one at a time.
struct SegmentReader: StoredSegments {
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

  func forEach(
    holding wanted: Set<Int32>? = nil, _ body: (@escaping LentSegment) throws -> Void
  ) throws {
    var seen = try SeenPapers(database)
    func lend(_ row: Row) throws {
      let parts = try parts(row)
      try seen.insert(parts.papers)
      try body { try parts.segment() }
    }
    guard let wanted else {
      let rows = try Row.fetchCursor(database, sql: Self.joined + " ORDER BY number")
      while let row = try rows.next() { try lend(row) }
      return
    }
    for segment in try numbers(holding: wanted) { try lend(try row(of: segment)) }
  }

  func segment(_ number: Int64) throws -> LentSegment {
    let parts = try parts(row(of: number))
    return { try parts.segment() }
  }

  func termLists() throws -> [TermList] {
    try StoredIndex.terms(database, termCount: termCount)
  }

  func forEachList(_ body: (_ segment: Int64, _ papers: [Int32]) -> Void) throws {
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
    return SegmentParts(
      papers: papers, offsets: offsets, words: words, bits: bits, termCount: termCount,
      columnCount: columnCount)
  }
}

/// A segment as it stands in a file.
private struct SegmentParts: Sendable {
  let papers: [Int32]
  let offsets: [UInt32]
  let words: [UInt32]
  let bits: [UInt16]
  let termCount: Int
  let columnCount: Int

  func segment() throws -> Segment {
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
struct SeenPapers {
  private var words: [UInt64]
  private let last: Int64

  init(_ database: Database) throws {
    let last = try Int64.fetchOne(database, sql: "SELECT MAX(number) FROM paper") ?? 0
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
