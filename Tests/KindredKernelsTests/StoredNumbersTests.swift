// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredKernels

@Suite struct StoredNumbersTests {
  private func numbers<Number: StoredNumber>(_ bytes: [UInt8]) -> [Number] {
    [Number](stored: bytes.span)
  }

  private func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    storedChecksum(Array(bytes).span)
  }

  @Test func numbersAreReadAsTheyWereWritten() {
    let words: [UInt32] = [1, 0x0403_0201, .max]
    #expect(words.stored == [1, 0, 0, 0, 1, 2, 3, 4, 255, 255, 255, 255])
    #expect(numbers(words.stored) == words)
    #expect(numbers([1, 2, 3]) == [0x0201] as [UInt16])
    #expect(numbers([]) == [] as [Int32])
  }

  @Test func everyByteCountsInAChecksum() {
    let bytes = (0..<37).map { UInt8($0) }
    let whole = checksum(bytes)
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      #expect(checksum(other) != whole)
      #expect(checksum(bytes[..<place]) != whole)
    }
    #expect(checksum(bytes + [0]) != whole)
  }
}
