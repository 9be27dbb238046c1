// SPDX-License-Identifier: Apache-2.0

/// How often each term stands in each of some documents, in the form that is kept.
///
/// A term is a number that it keeps (``Terms``), not a column, which depends on the other terms.
/// Row i is `words[rowOffsets[i] ..< rowOffsets[i + 1]]`; a word holds a term's number in its upper
/// 24 bits and a count from 1 to 255 in its lower 8. A larger count takes several words with one
/// number, one after the other. The terms of a row stand in the order of their bytes.
package struct CountRows: Equatable, Sendable {
  /// Where each row begins, n + 1 of them, the last one the number of words.
  package private(set) var rowOffsets: [UInt32]

  /// The words of all rows.
  package private(set) var words: [UInt32]

  /// Numbers are below this.
  package static let numberLimit = 1 << 24

  /// No rows.
  package init() {
    rowOffsets = [0]
    words = []
  }

  /// Rows from what was kept, or nil where offsets do not ascend to the number of words, or a word
  /// has no count or a number from `termCount` on. O(words).
  package init?(rowOffsets: [UInt32], words: [UInt32], termCount: Int) {
    guard rowOffsets.first == 0, rowOffsets.last.map(Int.init) == words.count,
      zip(rowOffsets, rowOffsets.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    let limit = UInt32(min(Self.numberLimit, termCount))
    // Without a way out of the loop it takes eight words at a time.
    var largest: UInt32 = 0
    var least: UInt32 = 0xFF
    for word in words {
      largest = max(largest, word >> 8)
      least = min(least, word & 0xFF)
    }
    guard words.isEmpty || (largest < limit && least > 0) else { return nil }
    self.rowOffsets = rowOffsets
    self.words = words
  }

  /// The counts of a block's documents.
  ///
  /// - Parameters:
  ///   - order: the terms of the block that are kept, in byte order.
  ///   - numbers: their numbers.
  /// - Complexity: O(nonzeros + terms of the block).
  init(_ block: TermCounts, inOrder order: [Int], numbers: [UInt32]) {
    self.init()
    var rankOfTerm = [Int32](repeating: -1, count: block.terms.count)
    for (rank, term) in order.enumerated() { rankOfTerm[term] = Int32(rank) }
    var ranks = AscendingSet(count: order.count)
    var countOfRank = [Int32](repeating: 0, count: order.count)
    rowOffsets.reserveCapacity(block.documentCount + 1)
    words.reserveCapacity(block.termIndices.count)
    for document in 0..<block.documentCount {
      for entry in block.offsets[document]..<block.offsets[document + 1] {
        let rank = Int(rankOfTerm[Int(block.termIndices[entry])])
        guard rank >= 0 else { continue }
        ranks.insert(rank)
        countOfRank[rank] = block.counts[entry]
      }
      ranks.removeAll { rank in append(numbers[rank], count: Int(countOfRank[rank])) }
      closeRow()
    }
  }

  /// The number of rows.
  package var rowCount: Int { rowOffsets.count - 1 }

  /// Calls `body` with the number and count of each term of a row, in order.
  @inline(__always)
  package func forEachTerm(_ row: Int, _ body: (_ number: Int, _ count: Int) -> Void) {
    let words = words.span
    var place = Int(rowOffsets[row])
    let end = Int(rowOffsets[row + 1])
    while place < end {
      let number = words[place] >> 8
      var count = Int(words[place] & 0xFF)
      place += 1
      while place < end, words[place] >> 8 == number {
        count += Int(words[place] & 0xFF)
        place += 1
      }
      body(Int(number), count)
    }
  }

  /// The distinct terms of all rows, ascending by number. O(words log words).
  package var distinctNumbers: [Int] { Set(words.map { Int($0 >> 8) }).sorted() }

  /// How many terms a row has, each as often as it stands there. O(words of the row).
  package func tokenCount(_ row: Int) -> Int {
    words[Int(rowOffsets[row])..<Int(rowOffsets[row + 1])].reduce(0) { $0 + Int($1 & 0xFF) }
  }

  /// Terms of all rows, each once a row. O(words).
  package var nonzeroCount: Int {
    var count = 0
    for row in 0..<rowCount { forEachTerm(row) { _, _ in count += 1 } }
    return count
  }

  /// Adds a term to the row that is being written.
  private mutating func append(_ number: UInt32, count: Int) {
    var rest = count
    while rest > 0 {
      words.append(number << 8 | UInt32(min(rest, 0xFF)))
      rest -= 0xFF
    }
  }

  /// Ends the row that is being written.
  private mutating func closeRow() { rowOffsets.append(UInt32(words.count)) }

  /// Some rows, in the order of `indices`. O(their words).
  package func rows(at indices: some Sequence<Int>) -> CountRows {
    var rows = CountRows()
    for row in indices { rows.append(self, row: row) }
    return rows
  }

  /// The same rows with another number for each term. O(words).
  ///
  /// - Parameter numbers: the new number of each old one, in the same order of terms.
  package func renumbered(_ numbers: [UInt32]) -> CountRows {
    var rows = self
    for place in rows.words.indices {
      let word = rows.words[place]
      rows.words[place] = numbers[Int(word >> 8)] << 8 | word & 0xFF
    }
    return rows
  }

  /// Adds one row of others.
  package mutating func append(_ other: CountRows, row: Int) {
    words += other.words[Int(other.rowOffsets[row])..<Int(other.rowOffsets[row + 1])]
    closeRow()
  }

  /// Adds the rows of others.
  package mutating func append(_ other: CountRows) {
    let base = UInt32(words.count)
    rowOffsets += other.rowOffsets.dropFirst().map { base + $0 }
    words += other.words
  }
}
