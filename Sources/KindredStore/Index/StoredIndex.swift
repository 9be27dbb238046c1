// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredTextFeatures

/// The parts of a library that are made from its papers, as rows of its tables.
///
/// Whatever is not as it was written is a ``Damage``, never a trap.
enum StoredIndex {
  /// A row that cannot be what was written.
  struct Damage: Error {
    let table: String
  }

  /// The counts of every segment, in the order of their numbers.
  static func segments(
    _ database: Database, termCount: Int
  ) throws -> [(number: Int64, papers: [Int32], counts: CountRows)] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, papers, offsets, words FROM segment ORDER BY number")
    var segments: [(number: Int64, papers: [Int32], counts: CountRows)] = []
    while let row = try rows.next() {
      guard let number = row.number("number") else { throw Damage(table: "segment") }
      let (papers, counts) = try segment(row, termCount: termCount)
      segments.append((number, papers, counts))
    }
    return segments
  }

  /// The counts in a row of the table `segment`.
  static func segment(
    _ row: Row, termCount: Int
  ) throws -> (papers: [Int32], counts: CountRows) {
    guard let papers: [Int32] = row.numbers("papers"), papers.areDistinctPapers,
      let offsets: [UInt32] = row.numbers("offsets"), let words: [UInt32] = row.numbers("words"),
      let counts = CountRows(rowOffsets: offsets, words: words, termCount: termCount),
      counts.rowCount == papers.count
    else { throw Damage(table: "segment") }
    return (papers, counts)
  }

  static func insert(
    _ papers: [Int32], _ counts: CountRows, _ database: Database
  ) throws -> Int64 {
    let (papers, offsets, words) = (papers.stored, counts.rowOffsets.stored, counts.words.stored)
    try database.execute(
      sql: "INSERT INTO segment (papers, offsets, words, checksum) VALUES (?, ?, ?, ?)",
      arguments: [Data(papers), Data(offsets), Data(words), checksum([papers, offsets, words])])
    return database.lastInsertedRowID
  }

  /// Writes which papers of a segment are still there.
  static func update(_ segment: Int64, papers: [Int32], _ database: Database) throws {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT offsets, words FROM segment WHERE number = ?", arguments: [segment]),
      let offsets = row.bytes("offsets"), let words = row.bytes("words")
    else { throw Damage(table: "segment") }
    let papers = papers.stored
    try database.execute(
      sql: "UPDATE segment SET papers = ?, checksum = ? WHERE number = ?",
      arguments: [Data(papers), checksum([papers, offsets, words]), segment])
  }

  static func insert(_ vectors: HalfMatrix, of segment: Int64, _ database: Database) throws {
    let bits = vectors.bits.stored
    try database.execute(
      sql: "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)",
      arguments: [segment, vectors.columnCount, Data(bits), checksum([bits])])
  }

  /// All terms; every one has a frequency.
  static func terms(_ database: Database, termCount: Int) throws -> [TermList] {
    try Row.fetchAll(database, sql: "SELECT first, offsets, bytes FROM term ORDER BY first").map {
      guard let first = $0.number("first"), first >= 0, first < CountRows.numberLimit,
        let offsets: [UInt32] = $0.numbers("offsets"), let bytes = $0.bytes("bytes"),
        let list = TermList(first: Int(first), offsets: offsets, bytes: bytes),
        list.numbers.upperBound <= termCount
      else { throw Damage(table: "term") }
      return list
    }
  }

  static func insert(_ terms: TermList, _ database: Database) throws {
    if terms.numbers.isEmpty { return }
    let offsets = terms.offsets.stored
    try database.execute(
      sql: "INSERT INTO term VALUES (?, ?, ?, ?)",
      arguments: [terms.first, Data(offsets), Data(terms.bytes), checksum([offsets, terms.bytes])])
  }

  /// How many papers and terms were counted, and in how many papers each term is.
  static func statistics(_ database: Database) throws -> TermStatistics {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM frequency") else {
      return TermStatistics()
    }
    guard let papers = row.number("papers"), let tokens = row.number("tokens"),
      (0...Int64(Int32.max)).contains(papers), (0...Int64.max / 2).contains(tokens),
      let frequencies: [Int32] = row.numbers("frequencies")
    else { throw Damage(table: "frequency") }
    let statistics = TermStatistics(
      documentFrequencies: frequencies, documentCount: Int(papers), tokenCount: Int(tokens))
    if !statistics.areConsistent { throw Damage(table: "frequency") }
    return statistics
  }

  static func insert(_ statistics: TermStatistics, _ database: Database) throws {
    let frequencies = statistics.documentFrequencies.stored
    try database.execute(
      sql: "INSERT OR REPLACE INTO frequency VALUES (1, ?, ?, ?, ?)",
      arguments: [
        statistics.documentCount, statistics.tokenCount, Data(frequencies),
        checksum([frequencies]),
      ])
  }

  private static let maker = Int64(bitPattern: SemanticBasis.maker)

  /// Whether another program, which counts otherwise or has another background model, made what is
  /// there.
  static func isMadeByAnother(_ database: Database) throws -> Bool {
    let row = try Row.fetchOne(database, sql: "SELECT background FROM basis")
    return row != nil && row?.number("background") != maker
  }

  /// What semantic rows were made with, or nil where there are none of this program's.
  static func basis(_ database: Database) throws -> SemanticBasis? {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM basis"),
      row.number("background") == maker
    else { return nil }
    guard let papers = row.number("papers"), (1...Int64(Int32.max)).contains(papers),
      let columns = row.number("columns"), (0...4_096).contains(columns),
      let frequencies: [Int32] = row.numbers("frequencies"),
      let mean: [UInt32] = row.numbers("mean"),
      mean.allSatisfy({ Float(bitPattern: $0).isFinite }),
      let directions: [UInt16] = row.numbers("directions"), directions.areFiniteHalves,
      directions.count == (columns > 0 ? frequencies.count * Int(columns) : 0),
      let basis = SemanticBasis(
        TermStatistics(documentFrequencies: frequencies, documentCount: Int(papers)),
        backgroundMean: mean.map(Float.init(bitPattern:)),
        directions: HalfMatrix(
          rowCount: columns > 0 ? frequencies.count : 0, columnCount: Int(columns),
          bits: directions))
    else { throw Damage(table: "basis") }
    return basis
  }

  static func insert(_ basis: SemanticBasis, _ database: Database) throws {
    let parts = [
      basis.statistics.documentFrequencies.stored, basis.backgroundMean.map(\.bitPattern).stored,
      basis.directions.bits.stored,
    ]
    try database.execute(
      sql: "INSERT OR REPLACE INTO basis VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        basis.statistics.documentCount, maker,
        basis.directions.columnCount, Data(parts[0]), Data(parts[1]), Data(parts[2]),
        checksum(parts),
      ])
  }

  /// Takes everything away that is made from papers.
  static func clear(_ database: Database) throws {
    for table in ["vectors", "segment", "term", "frequency", "basis"] {
      try database.execute(sql: "DELETE FROM \(table)")
    }
  }

  /// What tables hold bytes and checksums of them.
  static let blobs = [
    (table: "segment", columns: ["papers", "offsets", "words"]), ("vectors", ["bits"]),
    ("term", ["offsets", "bytes"]), ("frequency", ["frequencies"]),
    ("basis", ["frequencies", "mean", "directions"]),
  ]

  /// The checksum of the blobs of a row.
  static func checksum(_ blobs: [[UInt8]]) -> Int64 {
    let parts = blobs.map { storedChecksum($0.span) }
    return Int64(bitPattern: storedChecksum(parts.stored.span))
  }
}

extension [Int32] {
  /// Whether no paper stands here twice; 0 is none. O(n log n).
  fileprivate var areDistinctPapers: Bool {
    let sorted = filter { $0 != 0 }.sorted()
    return sorted.first ?? 1 > 0 && zip(sorted, sorted.dropFirst()).allSatisfy { $0 < $1 }
  }
}

extension [UInt16] {
  /// Whether all are half-precision numbers other than infinities and NaN. O(n).
  var areFiniteHalves: Bool {
    var largest: UInt16 = 0
    for bits in self { largest = Swift.max(largest, bits & 0x7FFF) }
    return largest < 0x7C00
  }
}
