// SPDX-License-Identifier: Apache-2.0

/// Numbers for the terms of papers that come in batches: a term keeps its number whatever comes later.
package struct TermNumbers: Sendable {
  private var table = ByteStringTable(minimumCapacity: 4_096)

  /// For each term the documents that hold it.
  package private(set) var documentFrequencies: [Int32]

  /// Documents counted.
  package private(set) var documentCount: Int

  /// Their terms, each as often as it stands there.
  package private(set) var tokenCount: Int

  /// What came so far; nothing by default. Nil where the lists do not number the terms from 0 on, each
  /// once. O(terms).
  package init?(
    terms: [TermList] = [], documentFrequencies: [Int32] = [], documentCount: Int = 0,
    tokenCount: Int = 0
  ) {
    self.documentFrequencies = documentFrequencies
    self.documentCount = documentCount
    self.tokenCount = tokenCount
    for list in terms {
      guard list.first == table.count else { return nil }
      for number in list.numbers where intern(Array(list.bytes(number))) != number { return nil }
    }
    guard table.count == documentFrequencies.count, documentCount >= 0, tokenCount >= 0,
      documentFrequencies.allSatisfy({ (0...documentCount).contains(Int($0)) })
    else { return nil }
  }

  private mutating func intern(_ bytes: [UInt8]) -> Int {
    let span = bytes.span
    return table.intern(span, 0..<span.count, ByteKey(span))
  }

  /// The number of terms.
  package var termCount: Int { table.count }

  /// A term by its number.
  package func term(_ number: Int) -> String { table.string(number) }

  /// The numbers of all terms, those whose bytes come first in order first. O(terms log terms).
  package func numbersInByteOrder() -> [Int] { table.numbersInByteOrder() }

  /// Adds documents: the terms that are new get the next numbers, in byte order.
  ///
  /// - Returns: the documents' rows and the new terms; nil where there would be more terms than
  ///   ``CountRows/numberLimit``.
  /// - Complexity: O(nonzeros + terms log terms of the documents).
  package mutating func add(_ block: TermCounts) -> (rows: CountRows, terms: TermList)? {
    let first = table.count
    let order = block.terms.numbersInByteOrder()
    var numberOfRank: [UInt32] = []
    var newTerms: [[UInt8]] = []
    numberOfRank.reserveCapacity(order.count)
    for term in order {
      let number = block.terms.withBytes(term) { bytes in
        table.intern(bytes, 0..<bytes.count, block.terms.key(term))
      }
      if number == documentFrequencies.count {
        documentFrequencies.append(0)
        newTerms.append(block.terms.withBytes(term) { bytes in bytes.indices.map { bytes[$0] } })
      }
      documentFrequencies[number] += block.documentFrequencies[term]
      numberOfRank.append(UInt32(number))
    }
    guard table.count <= CountRows.numberLimit else { return nil }
    var rankOfTerm = [Int32](repeating: 0, count: order.count)
    for (rank, term) in order.enumerated() { rankOfTerm[term] = Int32(rank) }
    var rows = CountRows()
    var ranks = AscendingSet(count: order.count)
    var countOfRank = [Int32](repeating: 0, count: order.count)
    for document in 0..<block.documentCount {
      for entry in block.offsets[document]..<block.offsets[document + 1] {
        let rank = Int(rankOfTerm[Int(block.termIndices[entry])])
        ranks.insert(rank)
        countOfRank[rank] = block.counts[entry]
        tokenCount += Int(block.counts[entry])
      }
      ranks.removeAll { rank in rows.append(numberOfRank[rank], count: Int(countOfRank[rank])) }
      rows.closeRow()
    }
    documentCount += block.documentCount
    return (rows, TermList(first: first, newTerms))
  }

  /// Takes a document back, as if it had never come; its terms keep their numbers.
  package mutating func remove(_ rows: CountRows, _ row: Int) {
    // Numbers of a damaged file may not fit each other.
    documentCount = max(0, documentCount - 1)
    rows.forEachTerm(row) { number, count in
      documentFrequencies[number] = max(0, documentFrequencies[number] - 1)
      tokenCount = max(0, tokenCount - count)
    }
  }
}
