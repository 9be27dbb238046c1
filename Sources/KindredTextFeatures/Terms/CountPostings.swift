// SPDX-License-Identifier: Apache-2.0

/// Rows of counts turned around: for each term the rows that hold it, and how often.
///
/// A question looks for some hundred terms; its scores come from the rows that hold them, in a
/// fifth of the time that going through all terms of all rows takes.
package struct CountPostings: Sendable {
  /// The terms that some row holds, ascending.
  private let numbers: [UInt32]

  /// Where the postings of each begin; one more at the end.
  private let offsets: [UInt32]

  /// Of each posting its row, ascending within a term, and its count.
  private let rows: [UInt16]
  private let counts: [UInt16]

  /// Turns rows around, or nil where there are more than 65,536, or a count is larger than 65,535.
  ///
  /// - Parameter termCount: every number in the rows is below it.
  /// - Complexity: O(words + `termCount`).
  package init?(_ source: CountRows, termCount: Int) {
    guard source.rowCount <= 1 << 16 else { return nil }
    var places = [UInt32](repeating: 0, count: termCount)
    var isLarge = false
    for row in 0..<source.rowCount {
      source.forEachTerm(row) { number, count in
        places[number] += 1
        if count > Int(UInt16.max) { isLarge = true }
      }
    }
    if isLarge { return nil }
    var numbers: [UInt32] = []
    var offsets: [UInt32] = [0]
    var end: UInt32 = 0
    for number in places.indices where places[number] > 0 {
      let start = end
      end += places[number]
      places[number] = start
      numbers.append(UInt32(number))
      offsets.append(end)
    }
    var rows = [UInt16](repeating: 0, count: Int(end))
    var counts = rows
    for row in 0..<source.rowCount {
      source.forEachTerm(row) { number, count in
        let place = Int(places[number])
        places[number] += 1
        rows[place] = UInt16(row)
        counts[place] = UInt16(count)
      }
    }
    self.numbers = numbers
    self.offsets = offsets
    self.rows = rows
    self.counts = counts
  }

  /// Calls `body` for each row that holds a term, ascending. O(log terms + such rows).
  package func forEachRow(holding number: Int, _ body: (_ row: Int, _ count: Int) -> Void) {
    for place in places(of: number) { body(Int(rows[place]), Int(counts[place])) }
  }

  /// Adds to each row that holds a term its frequency there, times a factor. O(log terms + such
  /// rows).
  ///
  /// - Parameter sums: one for each row.
  package func addFrequencies(
    _ frequencies: TermFrequencies, of number: Int, times factor: Float,
    to sums: inout MutableSpan<Float>
  ) {
    for place in places(of: number) {
      sums[Int(rows[place])] += factor * frequencies[Int(counts[place])]
    }
  }

  /// Where the postings of a term are. O(log terms).
  private func places(of number: Int) -> Range<Int> {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    guard low < numbers.count, numbers[low] == number else { return 0..<0 }
    return Int(offsets[low])..<Int(offsets[low + 1])
  }
}
