// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredTextFeatures

@Suite struct ByteStringTableTests {
  @Test func numbersAreGivenInOrderAndKept() {
    var table = ByteStringTable()
    let words = (0..<5_000).map { "w\($0 % 1_700)é" }
    for (place, word) in words.enumerated() {
      let bytes = Array(word.utf8)
      let index = table.intern(
        bytes.span, 0..<bytes.count, ByteKey(bytes.span))
      #expect(index == place % 1_700)
    }
    #expect(table.count == 1_700)
    #expect(table.string(1_699) == "w1699é")
    #expect(table.find("w17é".utf8.span, ByteKey("w17é".utf8.span)) == 17)
    #expect(table.find("none".utf8.span, ByteKey("none".utf8.span)) == nil)
  }

  @Test func equalHashesDoNotMakeEqualStrings() {
    var table = ByteStringTable()
    let words = ["a", "b", "ab", "", "first-very-long-string", "other-very-long-string"]
    func key(_ word: String) -> ByteKey {
      let key = ByteKey(word.utf8.span)
      return ByteKey(low: key.low, high: key.high, hash: 7)
    }
    for word in words {
      let bytes = Array(word.utf8)
      _ = table.intern(bytes.span, 0..<bytes.count, key(word))
    }
    #expect(table.count == 6)
    for (index, word) in words.enumerated() {
      #expect(table.find(word.utf8.span, key(word)) == index)
    }
  }

  @Test func numbersInByteOrderFollowTheBytes() {
    var table = ByteStringTable()
    let words = ["transformer", "transform", "é", "", "transformers", "a", "transforming", "a\0"]
    for word in words {
      let bytes = Array(word.utf8)
      _ = table.intern(bytes.span, 0..<bytes.count, ByteKey(bytes.span))
    }
    let expected = words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(table.numbersInByteOrder().map { words[$0] } == expected)
  }
}
