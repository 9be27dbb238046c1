// SPDX-License-Identifier: Apache-2.0

/// The terms of a corpus, each with the number of documents that hold it.
///
/// Columns are numbered in the byte order of the terms, so that a vocabulary does not depend on the
/// order of documents or on how they were cut into blocks.
public struct Vocabulary: Sendable {
  /// Distinct terms in byte order; a term's place is its column.
  public let terms: [String]

  /// Documents that hold each term, at least 1.
  public let documentFrequencies: [Int]

  /// Documents counted, n.
  public let documentCount: Int

  private let table: ByteStringTable
  /// The column of each string of the table.
  private let columns: [Int32]

  /// The vocabulary of all blocks together: document frequencies add.
  ///
  /// Every term is kept, however rare: a name that one paper uses is what people search for. What
  /// rare terms would cost elsewhere is bounded there. O(v log v).
  public init(_ blocks: [TermCounts]) {
    var table = ByteStringTable(minimumCapacity: blocks.first?.terms.count ?? 0)
    var frequencies: [Int] = []
    for block in blocks {
      for index in 0..<block.terms.count {
        let place = block.terms.withBytes(index) { bytes in
          table.intern(bytes, 0..<bytes.count, block.terms.key(index))
        }
        if place == frequencies.count { frequencies.append(0) }
        frequencies[place] += Int(block.documentFrequencies[index])
      }
    }
    let order = table.numbersInByteOrder()
    var columns = [Int32](repeating: 0, count: order.count)
    for (column, place) in order.enumerated() { columns[place] = Int32(column) }
    terms = order.map { table.string($0) }
    documentFrequencies = order.map { frequencies[$0] }
    documentCount = blocks.reduce(0) { $0 + $1.documentCount }
    self.table = table
    self.columns = columns
  }

  /// A vocabulary from terms that were counted elsewhere. O(v).
  ///
  /// - Precondition: the terms are distinct and in byte order, each with its frequency, which may be 0
  ///   for one that is known from elsewhere.
  package init(terms: [String], documentFrequencies: [Int], documentCount: Int) {
    precondition(
      terms.count == documentFrequencies.count,
      "\(documentFrequencies.count) frequencies for \(terms.count) terms")
    var table = ByteStringTable(minimumCapacity: terms.count)
    for term in terms {
      let bytes = term.utf8.span
      _ = table.intern(bytes, 0..<bytes.count, ByteKey(bytes))
    }
    precondition(table.count == terms.count, "terms must be distinct")
    self.terms = terms
    self.documentFrequencies = documentFrequencies
    self.documentCount = documentCount
    self.table = table
    columns = terms.indices.map { Int32($0) }
  }

  /// The number of terms, v.
  public var count: Int { terms.count }

  /// The column of a term, or nil for one that no document holds. O(length).
  public func column(of term: String) -> Int? {
    let bytes = term.utf8.span
    return table.find(bytes, ByteKey(bytes)).map { Int(columns[$0]) }
  }

  /// ln((1 + n) / (1 + df)) + 1 of a column; never below 1.
  public func inverseDocumentFrequency(_ column: Int) -> Double {
    TermWeight.inverseDocumentFrequency(
      documentFrequencies[column], documentCount: documentCount)
  }

  /// The column of each of a block's terms, -1 for those not here.
  func columns(of block: TermCounts) -> [Int32] {
    (0..<block.terms.count).map { index in
      block.terms.withBytes(index) { bytes in
        table.find(bytes, block.terms.key(index)).map { columns[$0] } ?? -1
      }
    }
  }
}
