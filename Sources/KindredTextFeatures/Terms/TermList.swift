// SPDX-License-Identifier: Apache-2.0

/// Terms in byte order with numbers that follow each other.
package struct TermList: Equatable, Sendable {
  /// The number of the first term.
  package let first: Int

  /// Where each term's bytes begin; one more at the end.
  package let offsets: [UInt32]

  /// The bytes of all terms.
  package let bytes: [UInt8]

  /// A list from what was kept, or nil where offsets do not ascend to the number of bytes, or terms
  /// are no text. O(bytes).
  package init?(first: Int, offsets: [UInt32], bytes: [UInt8]) {
    guard offsets.first == 0, offsets.last.map(Int.init) == bytes.count,
      zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }),
      String(validating: bytes, as: UTF8.self) != nil,
      // No term begins within a character.
      offsets.allSatisfy({ Int($0) == bytes.count || bytes[Int($0)] & 0xC0 != 0x80 })
    else { return nil }
    self.first = first
    self.offsets = offsets
    self.bytes = bytes
  }

  init(first: Int, _ terms: [[UInt8]]) {
    var offsets: [UInt32] = [0]
    for term in terms { offsets.append(offsets[offsets.count - 1] + UInt32(term.count)) }
    self.first = first
    self.offsets = offsets
    bytes = terms.flatMap { $0 }
  }

  /// The numbers of its terms.
  package var numbers: Range<Int> { first..<first + offsets.count - 1 }

  /// The bytes of a term.
  package func bytes(_ number: Int) -> ArraySlice<UInt8> {
    bytes[Int(offsets[number - first])..<Int(offsets[number - first + 1])]
  }

  /// The number of a term, or nil. O(length log terms).
  package func number(of term: some Collection<UInt8>) -> Int? {
    var low = first
    var high = numbers.upperBound
    while low < high {
      let middle = (low + high) / 2
      if bytes(middle).lexicographicallyPrecedes(term) { low = middle + 1 } else { high = middle }
    }
    return low < numbers.upperBound && bytes(low).elementsEqual(term) ? low : nil
  }
}
