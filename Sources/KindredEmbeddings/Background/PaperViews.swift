// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredKernels
internal import KindredTextFeatures

/// Draws two views of papers: parts of their texts that are about the same.
///
/// Half of the time the title and the abstract, otherwise two halves of the sentences, drawn by
/// lot, the title in either. A paper of fewer than three segments is whole in both. Each term of
/// each view is left out one time in five.
struct PaperViews: Sendable {
  /// The papers' terms.
  let papers: TermSegments

  /// The number of columns, v.
  let columnCount: Int

  /// Seeds every view.
  let seed: UInt64

  /// How often a term of a view is left out.
  private static let omission = 0.2

  /// Papers drawn by one thread at a time.
  private static let blockSize = 128

  /// 1 + ln tf by tf, as often as a title and 15 sentences can hold a term.
  private static let frequencies = (0...TermSegments.limit + 1).map { count in
    count == 0 ? 0 : Float(TermWeight.termFrequency(count))
  }

  /// The first views of some papers and then the second ones, in the order of the papers: 2m x v,
  /// 1 + ln tf, where tf counts sentences, and the title twice. O(their terms).
  ///
  /// - Parameter step: views of different steps are drawn independently.
  func pairs(of batch: [Int], step: Int, parallelism: Parallelism) -> SparseMatrix {
    let blocks = parallelism.mapBlocks(of: batch.count, size: Self.blockSize) { block in
      var first = RowWriter(columnCount: columnCount)
      var second = first
      for paper in block.map({ batch[$0] }) {
        // A number for each step and paper, so that neither threads nor blocks show.
        var generator = SeededGenerator(
          seed: seed ^ (UInt64(step) << 32 | UInt64(UInt32(truncatingIfNeeded: paper))))
        let masks = masks(of: paper, using: &generator)
        add(paper, masks.first, to: &first) { generator.nextUniform() >= Self.omission }
        add(paper, masks.second, to: &second) { generator.nextUniform() >= Self.omission }
      }
      return (first: first.matrix, second: second.matrix)
    }
    return SparseMatrix(
      columnCount: columnCount, concatenating: blocks.map(\.first) + blocks.map(\.second))
  }

  /// Papers with all their segments and terms. O(their terms).
  func whole(_ papers: Range<Int>) -> SparseMatrix {
    var rows = RowWriter(columnCount: columnCount)
    for paper in papers { add(paper, .max, to: &rows) { true } }
    return rows.matrix
  }

  /// The segments of two views.
  private func masks(
    of paper: Int, using generator: inout SeededGenerator
  ) -> (first: UInt16, second: UInt16) {
    let sentenceCount = Int(papers.segmentCounts[paper]) - 1
    guard sentenceCount >= 2 else { return (.max, .max) }
    if generator.next(below: 2) == 0 { return (1, ~1) }
    // Of an odd number of sentences either view may have one more.
    let half = (sentenceCount + generator.next(below: 2)) / 2
    var mask = UInt16(generator.next(below: 2))
    for sentence in generator.sample(half, of: sentenceCount) { mask |= 2 << UInt16(sentence) }
    return (mask, ~mask)
  }

  private func add(
    _ paper: Int, _ mask: UInt16, to rows: inout RowWriter, where isKept: () -> Bool
  ) {
    for entry in papers.entries(paper) {
      let held = papers.masks[entry] & mask
      if held == 0 || !isKept() { continue }
      // The title is bit 0 and counts once more.
      let count = held.nonzeroBitCount + Int(held & 1) * (Document.titleWeight - 1)
      rows.columns.append(papers.columns[entry])
      rows.values.append(Self.frequencies[count])
    }
    rows.offsets.append(rows.values.count)
  }
}

/// A sparse matrix that is written row by row.
private struct RowWriter {
  let columnCount: Int
  var offsets = [0]
  var columns: [Int32] = []
  var values: [Float] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  var matrix: SparseMatrix {
    SparseMatrix(
      columnCount: columnCount, rowOffsets: offsets, columnIndices: columns, values: values)
  }
}
