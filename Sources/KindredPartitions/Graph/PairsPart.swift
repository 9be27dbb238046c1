// SPDX-License-Identifier: Apache-2.0

internal import KindredKernels

/// Compares all papers of two blocks, and finds the nearest of each in the other block.
///
/// Rows in, by both blocks, side and identifier: the lower and the higher block, side (0 for papers
/// of the lower one), identifier, and what ``VectorsPart`` writes but the title: the most that
/// semantic rows can score, terms, weights, semantic row. A pair of a block with itself has side 0
/// alone. Rows out: identifier, and its nearest papers (``NearestPart``).
///
/// Every pair of papers is scored once, roughly, a tile at a time; what may be among the nearest of
/// either is scored as one machine does. Memory: one block, and a tile of the other.
package struct PairsPart: Part {
  package static let fieldCount = 8

  private let neighborCount: Int
  private var pair: [ArraySlice<UInt8>] = []
  private var block = ScoredBlock()
  private var tile = ScoredBlock()
  private var comparison: BlockComparison?

  /// Whether papers of the higher block have come.
  private var isSecond = false

  /// A filter that keeps `neighborCount` neighbors of each paper.
  package init(neighborCount: Int) { self.neighborCount = neighborCount }

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    let paper = try ScoredBlock.Paper(row, at: 3)
    if !pair.elementsEqual(row.fields[..<2]) {
      try finish(to: &rows)
      pair = Array(row.fields[..<2])
    }
    switch row.text(2) {
    case "0":
      guard !isSecond else {
        throw .incomplete("papers of block \(row.text(0)) came after those of \(row.text(1))")
      }
      try block.add(paper)
    default:
      isSecond = true
      guard let dimension = block.dimension else { return }
      guard paper.vector.count == dimension else {
        throw .broken("a vector of another dimension, skipped")
      }
      if comparison == nil { comparison = BlockComparison(block, neighborCount: neighborCount) }
      try tile.add(paper)
      if tile.count == comparison?.tileSize { compare(to: &rows) }
    }
  }

  package mutating func finish(to rows: inout PartRows) throws(PartError) {
    if pair.count == 2, pair[0] == pair[1] {
      var comparison = BlockComparison(block, neighborCount: neighborCount)
      comparison.compareWithItself()
      self.comparison = comparison
    } else {
      compare(to: &rows)
    }
    comparison?.forEachList { rows.add($0, WrittenLists.written($1)) }
    block = ScoredBlock()
    comparison = nil
    isSecond = false
  }

  private mutating func compare(to rows: inout PartRows) {
    guard comparison != nil, tile.count > 0 else { return }
    let lists = comparison?.nearest(to: tile) ?? []
    for (id, list) in zip(tile.identifiers, lists) where !list.isEmpty {
      rows.add(id, WrittenLists.written(list.map { (block.identifiers[$0.row], $0.similarity) }))
    }
    tile = ScoredBlock()
  }
}
