// SPDX-License-Identifier: Apache-2.0

/// Numbers for the terms of papers that come in batches: a term keeps its number whatever comes
/// later.
package struct TermNumbers: Sendable {
  private var table = ByteStringTable(minimumCapacity: 4_096)

  /// The papers that hold each term.
  package private(set) var statistics: TermStatistics

  /// No terms.
  package init() { statistics = TermStatistics() }

  /// What came so far; nil where the lists do not number the terms from 0 on, each once, or the
  /// statistics are not of so many terms. O(terms).
  package init?(_ lists: [TermList], _ statistics: TermStatistics) {
    self.statistics = statistics
    for list in lists {
      guard list.first == table.count else { return nil }
      for number in list.numbers where intern(Array(list.bytes(number))) != number { return nil }
    }
    guard table.count == statistics.termCount, statistics.areConsistent else { return nil }
  }

  private mutating func intern(_ bytes: [UInt8]) -> Int {
    let span = bytes.span
    return table.intern(span, 0..<span.count, ByteKey(span))
  }

  /// The number of terms.
  package var termCount: Int { table.count }

  /// Columns for all terms. O(terms log terms).
  package var terms: Terms {
    Terms(table, statistics)
  }

  /// Columns for the terms of some rows. O(their nonzeros + terms log terms).
  package func terms(of counts: CountRows) -> Terms {
    Terms(counts.distinctNumbers.map { ($0, table.string($0)) }, statistics)
  }

  /// Adds documents: the terms that are new get the next numbers, in byte order.
  ///
  /// - Returns: the documents' rows and the new terms; nil where there would be more terms than
  ///   ``CountRows/numberLimit``.
  /// - Complexity: O(nonzeros + terms log terms of the documents).
  package mutating func add(_ block: TermCounts) -> (rows: CountRows, terms: TermList)? {
    let first = table.count
    let order = block.terms.numbersInByteOrder()
    var numbers: [UInt32] = []
    var newTerms: [[UInt8]] = []
    numbers.reserveCapacity(order.count)
    for term in order {
      let number = block.terms.withBytes(term) { bytes in
        table.intern(bytes, 0..<bytes.count, block.terms.key(term))
      }
      if number == statistics.termCount {
        statistics.documentFrequencies.append(0)
        newTerms.append(block.terms.withBytes(term) { bytes in bytes.indices.map { bytes[$0] } })
      }
      statistics.documentFrequencies[number] += block.documentFrequencies[term]
      numbers.append(UInt32(number))
    }
    guard table.count <= CountRows.numberLimit else { return nil }
    statistics.documentCount += block.documentCount
    statistics.tokenCount += block.tokenCount
    return (
      CountRows(block, inOrder: order, numbers: numbers), TermList(first: first, newTerms)
    )
  }

  /// Takes a document back, as if it had never come; its terms keep their numbers.
  package mutating func remove(_ rows: CountRows, _ row: Int) {
    // Numbers of a damaged file may not fit each other.
    statistics.documentCount = max(0, statistics.documentCount - 1)
    rows.forEachTerm(row) { number, count in
      statistics.documentFrequencies[number] = max(0, statistics.documentFrequencies[number] - 1)
      statistics.tokenCount = max(0, statistics.tokenCount - count)
    }
  }
}
