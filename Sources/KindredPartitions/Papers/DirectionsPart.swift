// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredTextFeatures

/// Learns the refined projection of an archive that is small enough to have one
/// (``refinedCounts``), in one piece.
///
/// Rows in: all blocks of counted papers. Rows out: each term and its direction in half precision.
package struct DirectionsPart: Part {
  package static let fieldCount = CountedBlock.fieldCount

  /// How many papers an archive with a refined projection has.
  package static var refinedCounts: ClosedRange<Int> { SemanticBasis.refinedCounts }

  private var block = CountedBlock()

  /// Terms by number, in the order in which they came, and the number of each.
  private var texts: [String] = []
  private var numbers: [String: UInt32] = [:]
  private var counted: [(papers: [Paper], counts: CountRows)] = []

  /// A filter before its first row.
  package init() {}

  package mutating func take(_ row: PartRow, to rows: inout PartRows) throws(PartError) {
    if try block.isOther(row) {
      addBatch()
      block = CountedBlock()
    }
    if try block.take(row) { addBatch() }
  }

  private mutating func addBatch() {
    guard !block.papers.isEmpty else { return }
    let ours = block.texts.map { text in
      if let number = numbers[text] { return number }
      let number = UInt32(texts.count)
      texts.append(text)
      numbers[text] = number
      return number
    }
    counted.append(
      (
        block.papers.map { Paper(id: PaperID($0.id), title: $0.title) },
        block.counts.renumbered(ours)
      ))
    block.removeBatch()
  }

  package mutating func finish(to rows: inout PartRows) {
    addBatch()
    let corpus = Corpus(counted: counted, termCount: texts.count, text: { texts[$0] })
    let basis = SemanticBasis.learn(from: corpus, corpus.terms, EngineOptions(threadCount: 1)) {
      _, _ in
    }
    guard let basis, basis.directions.columnCount > 0 else { return }
    for (column, text) in corpus.terms.texts.enumerated() {
      rows.add(text, basis.directions.base64(column))
    }
  }
}
