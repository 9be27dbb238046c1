// SPDX-License-Identifier: Apache-2.0

internal import KindredTextFeatures

/// A block of counted papers with what its terms weigh by among all, as rows bring it.
///
/// Rows by block, rank and key, ranks being 0 for what concerns all papers, 1 for terms and 2 for
/// papers: block, rank, key, value, extra, words. Of rank 0: how many terms the block has, how many
/// papers there are in all, and their mean in the background, which may be missing. Of rank 1: a
/// term, how many of all papers hold it, and its direction, which may be missing. Of rank 2:
/// identifier, tokens, title, counts.
struct CountedBlock {
  /// Fields of a row after its version.
  static let fieldCount = 6

  /// Papers that are handed on at once.
  static let batchSize = 4_096

  /// Which block; -1 before the first row.
  private(set) var name = -1

  /// How many terms are to come.
  private var termCount = 0

  /// What concerns all papers.
  private(set) var paperCount = 0
  private(set) var mean: [Float] = []

  /// The block's terms in byte order, their frequencies among all papers and their directions.
  private(set) var texts: [String] = []
  private(set) var directions: [UInt16] = []
  private var frequencies: [Int32] = []

  /// Columns for the terms, once all of them came.
  private(set) var terms: Terms?

  /// The papers of the batch.
  private(set) var papers: [(id: String, title: String)] = []
  private(set) var counts = CountRows()

  /// Takes a row of the block.
  ///
  /// - Returns: whether a batch is full.
  mutating func take(_ row: PartRow) throws(PartError) -> Bool {
    switch row.text(1) {
    case "0":
      name = try row.count(0)
      termCount = try row.count(2)
      paperCount = try row.count(3)
      mean = try row.floats(4)
    case "1":
      guard name == (try row.count(0)) else {
        throw .incomplete("the terms of block \(row.text(0)) came before what concerns all papers")
      }
      texts.append(row.text(2))
      frequencies.append(Int32(clamping: try row.count(3)))
      directions += try row.numbers(4, as: UInt16.self)
    default:
      guard name == (try row.count(0)) else {
        throw .incomplete("the papers of block \(row.text(0)) came before their terms")
      }
      if terms == nil {
        // Counts name terms by their places: without one of them they would name others.
        guard texts.count == termCount else {
          throw .incomplete("block \(name) has \(texts.count) of its \(termCount) terms")
        }
        terms = Terms(
          texts.enumerated().map { ($0, $1) },
          TermStatistics(documentFrequencies: frequencies, documentCount: paperCount))
      }
      let words: [UInt32] = try row.numbers(5)
      guard
        let added = CountRows(
          rowOffsets: [0, UInt32(words.count)], words: words, termCount: texts.count)
      else {
        throw .broken("counts of terms that the block does not have, skipped")
      }
      counts.append(added)
      papers.append((row.text(2), row.text(4)))
    }
    return papers.count == Self.batchSize
  }

  /// Whether a row begins another block.
  func isOther(_ row: PartRow) throws(PartError) -> Bool { try row.count(0) != name }

  /// Forgets the papers of the batch.
  mutating func removeBatch() {
    papers.removeAll(keepingCapacity: true)
    counts = CountRows()
  }
}
