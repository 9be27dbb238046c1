// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredTextFeatures
internal import Synchronization

/// What a library had counted at one moment, in memory, with what makes questions to it quick.
struct KeptIndex: StoredSegments, Sendable {
  /// A segment, and what tells whether it is still the same.
  private struct Kept {
    let number: Int64
    let checksums: [Int64?]
    let segment: Segment
  }

  let moment: LibraryMoment
  let statistics: TermStatistics
  let basis: SemanticBasis?
  let columnCount: Int

  private let terms: [TermList]
  private let kept: [Kept]

  /// What a library's file holds, or nil where not everything is there.
  ///
  /// - Parameter before: what was kept; segments that are still the same are not read again.
  /// - Complexity: O(nonzeros of all papers).
  init?(
    _ database: Database, _ moment: LibraryMoment, before: KeptIndex?, _ parallelism: Parallelism
  ) throws {
    guard let papers = try StoredPapers(reading: database) else { return nil }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT number, segment.checksum AS counts, vectors.checksum AS vectors
        FROM segment JOIN vectors ON vectors.segment = segment.number ORDER BY number
        """)
    let known = Dictionary(before?.kept.map { ($0.number, $0) } ?? []) { first, _ in first }
    let weights = SegmentWeights(papers.statistics)
    kept = try parallelism.pipelined { hand in
      for row in rows {
        guard let number = row.number("number") else { throw StoredIndex.Damage(table: "segment") }
        let checksums = [row.number("counts"), row.number("vectors")]
        if let kept = known[number], kept.checksums == checksums {
          try hand((number, checksums, { kept.segment }))
        } else {
          try hand((number, checksums, papers.segments.segment(number)))
        }
      }
    } _: { (part: (number: Int64, checksums: [Int64?], segment: LentSegment)) in
      Kept(
        number: part.number, checksums: part.checksums,
        segment: try part.segment().indexed(weights))
    }
    var seen = try SeenPapers(database)
    for kept in kept { try seen.insert(kept.segment.papers) }
    self.moment = moment
    statistics = papers.statistics
    basis = papers.basis
    columnCount = papers.segments.columnCount
    terms = try papers.segments.termLists()
  }

  func termLists() -> [TermList] { terms }

  func forEach(
    holding wanted: Set<Int32>?, _ body: (@escaping LentSegment) throws -> Void
  ) rethrows {
    let wanted = wanted.map(PaperSet.init)
    for kept in kept {
      if let wanted, !kept.segment.papers.contains(where: wanted.contains) { continue }
      try body { kept.segment }
    }
  }

  func forEachList(_ body: (_ segment: Int64, _ papers: [Int32]) -> Void) {
    for kept in kept { body(kept.number, kept.segment.papers) }
  }

  func segment(_ number: Int64) throws -> LentSegment {
    guard let kept = kept.first(where: { $0.number == number }) else {
      throw StoredIndex.Damage(table: "segment")
    }
    return { kept.segment }
  }
}

/// What tells one state of what a library has counted from another.
struct LibraryMoment: Equatable, Sendable {
  /// The last batch of papers.
  private let batch: Int64?

  /// What the basis was learned from: how many papers, and their mean, which another learning
  /// from as many papers changes.
  private let learned: Int64?
  private let mean: [UInt32]?

  /// The moment at which a library is read.
  init(_ database: Database) throws {
    batch = try Int64.fetchOne(database, sql: "SELECT MAX(number) FROM batch")
    let basis = try Row.fetchOne(database, sql: "SELECT papers, mean FROM basis")
    learned = basis?.number("papers")
    mean = basis?.numbers("mean")
  }
}

/// Keeps what a library has counted from one question to the next.
final class IndexMemory: Sendable {
  private let kept = Mutex<KeptIndex?>(nil)

  /// What is counted at the moment at which a library is read; nil where not everything is there.
  func index(_ database: Database, _ parallelism: Parallelism) throws -> KeptIndex? {
    let moment = try LibraryMoment(database)
    return try kept.withLock { kept in
      if let kept, kept.moment == moment { return kept }
      kept = try KeptIndex(database, moment, before: kept, parallelism)
      return kept
    }
  }
}
