// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// Papers that are to be written at once, and what can be made of them while those before are
/// written.
struct PaperBatch: Sendable {
  let papers: ArraySlice<Paper>

  /// The checksum of each.
  let checksums: [Int64]

  /// Whether each one's identifier was in the library a moment ago.
  let isKnown: [Bool]

  /// The places of papers that the library did not have as they are, and their terms.
  private let counted: [Int]
  private let counts: [TermCounts]

  /// Papers that are counted by one thread at a time.
  private static let blockSize = 1_250

  /// - Parameter library: where the papers may stand already; nil for an empty one.
  init(_ papers: ArraySlice<Paper>, library: OpenedLibrary?, parallelism: Parallelism) throws {
    let first = papers.startIndex
    let checksums = parallelism.mapBlocks(of: papers.count, size: Self.blockSize) { rows in
      rows.map { papers[first + $0].checksum }
    }.flatMap { $0 }
    let standing = try library?.read { database in
      let find = try database.cachedStatement(sql: "SELECT checksum FROM paper WHERE id = ?")
      return try papers.map { try Int64.fetchOne(find, arguments: [$0.id.description]) }
    }
    self.papers = papers
    self.checksums = checksums
    isKnown = standing?.map { $0 != nil } ?? [Bool](repeating: false, count: papers.count)
    counted = checksums.indices.filter { standing?[$0] != checksums[$0] }.map { first + $0 }
    counts = Self.counts(of: counted.map { papers[$0] }, parallelism: parallelism)
  }

  /// The terms of the papers of this batch that were written, in blocks of them: as they were
  /// counted before where a block's papers are those that were expected.
  func counts(of written: [Paper], parallelism: Parallelism) -> [TermCounts] {
    parallelism.mapBlocks(of: written.count, size: Self.blockSize) { block in
      let expected = counted.dropFirst(block.lowerBound).prefix(Self.blockSize)
      let areExpected =
        expected.count == block.count
        && zip(written[block], expected).allSatisfy { paper, place in
          paper.title == papers[place].title && paper.abstract == papers[place].abstract
        }
      return areExpected
        ? counts[block.lowerBound / Self.blockSize] : TermCounts(written[block].map(\.document))
    }
  }

  /// The terms of papers, in blocks of them.
  static func counts(of papers: [Paper], parallelism: Parallelism) -> [TermCounts] {
    parallelism.mapBlocks(of: papers.count, size: blockSize) { block in
      TermCounts(papers[block].map(\.document))
    }
  }
}
